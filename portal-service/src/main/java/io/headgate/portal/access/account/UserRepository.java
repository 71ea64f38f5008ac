package io.headgate.portal.access.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface UserRepository extends Repository<UserEntity, UUID> {

    UserEntity save(UserEntity user);

    void delete(UserEntity user);

    Optional<UserEntity> findByUsername(String username);

    List<UserEntity> findAllByOrderByUsername();

    long count();
}
