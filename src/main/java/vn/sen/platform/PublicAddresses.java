package vn.sen.platform;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;

/**
 * Tells the internet from the network the server stands in. Whatever is special by IANA's registers
 * (private, loopback, link-local, shared, documentation, multicast, reserved), embeds such an
 * address, or is this machine's own, is not public.
 */
final class PublicAddresses {
  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isOurs(address)) {
      return false;
    }
    return switch (address) {
      case Inet4Address four -> isPublic(four.getAddress());
      case Inet6Address six -> isPublicSix(six.getAddress());
      default -> false;
    };
  }

  private static boolean isPublic(byte[] four) {
    int a = four[0] & 0xff;
    int b = four[1] & 0xff;
    int c = four[2] & 0xff;
    return !(a == 0
        || a == 10
        || a == 127
        || (a == 100 && b >= 64 && b <= 127)
        || (a == 169 && b == 254)
        || (a == 172 && b >= 16 && b <= 31)
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 192 && b == 168)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113)
        || a >= 224);
  }

  private static boolean isPublicSix(byte[] six) {
    int first = (six[0] & 0xff) << 8 | six[1] & 0xff;
    int second = (six[2] & 0xff) << 8 | six[3] & 0xff;
    boolean isWellKnownPrefix = first == 0x0064 && second == 0xff9b;
    if (isWellKnownPrefix || isZero(six, 0, 12) || isMapped(six)) {
      return isPublic(Arrays.copyOfRange(six, 12, 16));
    }
    if (first == 0x2002) {
      return isPublic(Arrays.copyOfRange(six, 2, 6));
    }
    boolean isGlobalUnicast = first >= 0x2000 && first <= 0x3fff;
    boolean isSpecial = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
    return isGlobalUnicast && !isSpecial && (first & 0xfff0) != 0x3ff0;
  }

  private static boolean isMapped(byte[] six) {
    return isZero(six, 0, 10) && (six[10] & 0xff) == 0xff && (six[11] & 0xff) == 0xff;
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true; // not known to be elsewhere
    }
  }
}
