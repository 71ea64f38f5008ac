package io.headgate.outbound.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {

    private final EgressPolicy policy = new EgressPolicy(List.of(), List.of("8.8.4.4", "portal.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "8.8.4.4",
                "::",
                "::1",
                "::7f00:1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "64:ff9b:1::8.8.8.8",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2002:808:808::1",
                "3fff::1",
                "3fff:fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void refusesWhatIsNotAPublicUnicastAddress(String address) {
        assertThat(policy.permits(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "2001:4860:4860::8888",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8"
            })
    void permitsPublicAddresses(String address) {
        assertThat(policy.permits(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void letsThroughWhatTheOwnerAllowsAndNothingBesideIt() {
        var open = new EgressPolicy(List.of("127.0.0.0/8", "fd00:1::/32", "10.1.2.3"), List.of("127.0.0.9"));

        assertThat(open.permits(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(open.permits(InetAddress.ofLiteral("::ffff:127.0.0.1"))).isTrue();
        assertThat(open.permits(InetAddress.ofLiteral("fd00:1::5"))).isTrue();
        assertThat(open.permits(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
        assertThat(open.permits(InetAddress.ofLiteral("127.0.0.9"))).isFalse();
        assertThat(open.permits(InetAddress.ofLiteral("10.1.2.4"))).isFalse();
        assertThat(open.permits(InetAddress.ofLiteral("::1"))).isFalse();
        assertThat(open.permits(InetAddress.ofLiteral("64:ff9b::127.0.0.1"))).isFalse();
    }

    @Test
    void sendsInTheClearOnlyInsideTheOwnersNetwork() {
        var open = new EgressPolicy(List.of("127.0.0.0/8"), List.of());

        assertThat(open.permitsPlain(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(open.permitsPlain(InetAddress.ofLiteral("8.8.8.8"))).isFalse();
    }

    @Test
    void neverReachesOurOwnHosts() {
        assertThat(policy.permitsHost("portal.example")).isFalse();
        assertThat(policy.permitsHost("crm.example")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://crm.example/leads?x=1#frag, https://crm.example:443/leads?x=1",
        "HTTPS://CRM.Example, https://crm.example:443/",
        "https://crm.example./a, https://crm.example:443/a",
        "https://münchen.example/a, https://xn--mnchen-3ya.example:443/a",
        "http://127.0.0.1:9000/in, http://127.0.0.1:9000/in",
        "https://[2001:db8::1]:8443/, https://[2001:db8:0:0:0:0:0:1]:8443/",
        "https://1.2.3.4.example/, https://1.2.3.4.example:443/"
    })
    void readsAUrlInItsOneForm(String url, String expected) {
        assertThat(TargetUrl.parse(url)).isInstanceOfSatisfying(TargetUrl.Target.class, target -> assertThat(
                        target.uri().toString())
                .isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://crm.example/",
                "file:///etc/passwd",
                "gopher://crm.example",
                "https:///x",
                "https://",
                "//crm.example",
                "https://user:pw@crm.example/",
                "https://user@crm.example/",
                "https://crm.example@evil.example/",
                "https://crm.example:22/",
                "https://crm.example:25/",
                "https://crm.example:0/",
                "https://crm.example:99999/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://127.0.0.01/",
                "https://1.2.3.256/",
                "https://１２７.１/",
                "https://[fe80::1%25eth0]/",
                "https://[::1",
                "https://[127.0.0.1]/",
                "https://crm example/",
                "https://crm_x.example/",
                "https://a\\b.example/",
                "not a url"
            })
    void refusesUrlsThatTwoProgramsMayReadDifferently(String url) {
        assertThat(TargetUrl.parse(url)).isInstanceOf(TargetUrl.Refused.class);
    }

    @Test
    void readsFullWidthDigitsAsTheAddressTheyMean() {
        assertThat(TargetUrl.parse("https://１２７.０.０.１/"))
                .isInstanceOfSatisfying(TargetUrl.Target.class, target -> assertThat(target.host())
                        .isEqualTo("127.0.0.1"));
    }
}
