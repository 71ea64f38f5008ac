package io.headgate.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionTest {

    @Test
    void theAdministratorMayDoEverything() {
        assertThat(Permission.grantedTo(List.of(Role.ADMIN))).containsExactly(Permission.values());
    }

    @Test
    void anOperatorMayDoEverythingButManageAccess() {
        assertThat(Permission.grantedTo(List.of(Role.OPERATOR)))
                .doesNotContain(Permission.MANAGE_ACCESS)
                .hasSize(Permission.values().length - 1);
    }

    @Test
    void financeReadsLeadsAndHandlesMoney() {
        assertThat(Permission.grantedTo(List.of(Role.FINANCE)))
                .containsExactly(Permission.READ_LEADS, Permission.HANDLE_MONEY);
    }

    @Test
    void severalRolesHaveWhatAnyOfThemHas() {
        assertThat(Permission.grantedTo(List.of(Role.FINANCE, Role.OPERATOR)))
                .isEqualTo(Permission.grantedTo(List.of(Role.OPERATOR)));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleHasAPortalIfItHasAPermissionOfTheAdminApi(Role role) {
        assertThat(Permission.grantedTo(List.of(role)).isEmpty()).isEqualTo(!role.hasPortal());
    }
}
