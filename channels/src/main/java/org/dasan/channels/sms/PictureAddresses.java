package org.dasan.channels.sms;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.stereotype.Component;

/// From where pictures are fetched: the provider and those it is known to keep them with. Whoever can make us
/// fetch an address of their choice would otherwise reach into the city's own network.
@Component
class PictureAddresses implements DnsResolver {
    private static final List<String> PROVIDER = List.of("twilio.com");
    private static final List<String> KEEPERS =
            List.of("twilio.com", "twiliocdn.com", "s3-external-1.amazonaws.com", "s3.amazonaws.com");

    private final ProviderAddress provider;

    PictureAddresses(ProviderAddress provider) {
        this.provider = provider;
    }

    /// Whether anything is fetched from there.
    boolean isAllowed(URI address) {
        if (address.getHost() == null || address.getUserInfo() != null) {
            return false;
        }
        return isConfigured(address) || ("https".equals(address.getScheme()) && isOneOf(address.getHost(), KEEPERS));
    }

    /// Whether it is the provider itself, who alone is told our password.
    boolean isProvider(URI address) {
        return isConfigured(address) || ("https".equals(address.getScheme()) && isOneOf(address.getHost(), PROVIDER));
    }

    /// The address an operator named, scheme and port included, which may lie anywhere.
    private boolean isConfigured(URI address) {
        return provider.base()
                .filter(base -> base.getScheme().equals(address.getScheme())
                        && base.getHost().equalsIgnoreCase(address.getHost())
                        && base.getPort() == address.getPort())
                .isPresent();
    }

    private static boolean isOneOf(String host, List<String> domains) {
        var lower = host.toLowerCase(Locale.ROOT);
        return domains.stream().anyMatch(domain -> lower.equals(domain) || lower.endsWith("." + domain));
    }

    /// Looks names up when the connection is made, so that what was judged is what is reached.
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        var named = provider.base().map(URI::getHost).filter(host::equalsIgnoreCase);
        if (named.isEmpty()) {
            for (var address : found) {
                if (isInside(address)) {
                    throw new UnknownHostException(host + " is an address inside");
                }
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return List.of(resolve(host)).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /// Not of the open Internet.
    static boolean isInside(InetAddress address) {
        boolean uniqueLocal = address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
        boolean shared = address.getAddress().length == 4
                && (address.getAddress()[0] & 0xff) == 100
                && (address.getAddress()[1] & 0xc0) == 64;
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || shared;
    }

    /// An address as it was sent; empty when it is none.
    static Optional<URI> parse(String url) {
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
