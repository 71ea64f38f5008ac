package io.headgate.portal.access.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface TokenRepository extends Repository<TokenEntity, UUID> {

    TokenEntity save(TokenEntity token);

    void delete(TokenEntity token);

    void deleteByUsername(String username);

    Optional<TokenEntity> findById(UUID id);

    Optional<TokenEntity> findByTokenHash(String tokenHash);

    List<TokenEntity> findByBootstrapTrue();

    List<TokenEntity> findAllByOrderByCreatedAtDesc();
}
