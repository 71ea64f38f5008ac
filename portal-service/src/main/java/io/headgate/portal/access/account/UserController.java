package io.headgate.portal.access.account;

import io.headgate.portal.core.Page;
import io.headgate.portal.core.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people of this installation, for its administrators. */
@RestController
@RequestMapping("/api/admin/users")
class UserController {

    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    record UserItem(
            String username,
            List<Role> roles,
            boolean disabled,
            Instant createdAt,
            String createdBy,
            @Nullable Instant lastLoginAt) {

        static UserItem of(UserEntity user) {
            return new UserItem(
                    user.username(),
                    user.roles(),
                    user.disabled(),
                    user.createdAt(),
                    user.createdBy(),
                    user.lastLoginAt());
        }
    }

    record NewUser(
            @Nullable String username,
            @Nullable String password,
            @Nullable List<Role> roles) {}

    record Rights(@Nullable List<Role> roles, @Nullable Boolean disabled) {}

    record NewPassword(@Nullable String password) {}

    @GetMapping
    Page<UserItem> list() {
        return new Page<>(users.all().stream().map(UserItem::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserItem add(@RequestBody NewUser user) {
        return UserItem.of(users.addUser(user.username(), user.password(), user.roles()));
    }

    @PutMapping("/{name}")
    UserItem change(@PathVariable String name, @RequestBody Rights rights) {
        return UserItem.of(users.change(name, rights.roles(), Boolean.TRUE.equals(rights.disabled())));
    }

    @PostMapping("/{name}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(@PathVariable String name, @RequestBody NewPassword password) {
        users.setPassword(name, password.password());
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name) {
        users.remove(name);
    }
}
