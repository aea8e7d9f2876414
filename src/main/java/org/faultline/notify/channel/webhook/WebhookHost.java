package org.faultline.notify.channel.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.faultline.notify.channel.Failure;

/**
 * Where a webhook is called: the address its name stands for at this moment, which is then connected to as it is. Were the name looked up
 * again, it could mean an address inside our network by then.
 */
record WebhookHost(URI url, InetAddress address) {
    /**
     * Looks the name up; refuses addresses that only who is inside our network should reach.
     *
     * @param allowed hosts that may be inside, as {@code host} or {@code host:port}
     */
    static WebhookHost of(URI url, Set<String> allowed) {
        String host = url.getHost();
        boolean sound = host != null
                && url.getUserInfo() == null
                && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        if (!sound) {
            throw new Failure.Refused(Failure.Kind.ADDRESS_REFUSED, "is no http or https address of a host: " + url);
        }
        InetAddress[] all = lookUp(host);
        boolean inside = allowed.contains(host) || allowed.contains(host + ":" + port(url));
        // one inner address among them is enough to refuse: which one a client takes is chance
        if (!inside && Arrays.stream(all).anyMatch(WebhookHost::inner)) {
            throw new Failure.Refused(
                    Failure.Kind.ADDRESS_REFUSED,
                    host + " is an address inside a network, which faultline.webhook-allow does not name");
        }
        return new WebhookHost(url, all[0]);
    }

    private static InetAddress[] lookUp(String host) {
        try {
            // a literal IPv6 address stands in brackets in a URL
            return InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""));
        } catch (UnknownHostException e) {
            throw new Failure.Refused(Failure.Kind.NOT_NOW, "there is no host " + host);
        }
    }

    static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    }

    /** Everything that IANA's special-purpose registries (RFC 6890) do not call globally reachable. */
    static boolean inner(InetAddress address) {
        byte[] b = address.getAddress();
        boolean known = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return known || (address instanceof Inet4Address ? innerV4(b[0] & 0xFF, b[1] & 0xFF, b[2] & 0xFF) : innerV6(b));
    }

    private static boolean innerV4(int a, int b, int c) {
        return a == 0
                || a >= 240
                || (a == 100 && b >= 64 && b < 128) // carriers' own (RFC 6598), where some clouds keep their metadata
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100)))
                || (a == 203 && b == 0 && c == 113);
    }

    private static boolean innerV6(byte[] b) {
        int first = (b[0] & 0xFF) << 8 | (b[1] & 0xFF);
        int second = (b[2] & 0xFF) << 8 | (b[3] & 0xFF);
        boolean carriesV4 = first == 0x2002 || (first == 0x64 && second == 0xFF9B) || (first == 0x2001 && second == 0);
        // outside 2000::/3 nothing is global; 6to4, NAT64 and Teredo lead to IPv4 addresses of anyone's choice
        return (first & 0xE000) != 0x2000 || carriesV4 || (first == 0x2001 && second == 0xDB8);
    }
}
