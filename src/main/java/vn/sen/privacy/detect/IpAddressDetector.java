package vn.sen.privacy.detect;

import java.util.List;

/**
 * Public IP address of a visitor: IPv4 in dotted decimal (RFC 791) or IPv6 (RFC 4291). Private,
 * loopback, link-local and documentation ranges (RFC 1918, 5737, 6890) point to nobody: none. Four
 * small numbers with dots are as often a software version, so a silent header wants nearly all.
 */
final class IpAddressDetector implements Detector {
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "ip",
              "dia chi ip",
              "ip address",
              "client ip",
              "remote addr",
              "ip nguoi dung",
              "ipv4",
              "ipv6"),
          List.of(
              "version",
              "phien ban",
              "firmware",
              "server",
              "may chu",
              "muc luc",
              "gateway",
              "dns",
              "chuong"),
          false);

  @Override
  public Kind kind() {
    return Kind.IP_ADDRESS;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    boolean four = shape.dots() == 3 && shape.digits() >= 4 && shape.letters() == 0;
    boolean six = shape.colons() >= 2 && shape.colons() <= 7 && shape.spaces() == 0;
    return shape.length() <= 45 && shape.others() == 0 && (four || six);
  }

  @Override
  public Strength match(String value) {
    return value.indexOf(':') >= 0 ? matchSix(value) : matchFour(value);
  }

  private static Strength matchFour(String value) {
    String[] parts = value.split("\\.", -1);
    if (parts.length != 4) {
      return Strength.NONE;
    }
    int[] octets = new int[4];
    for (int i = 0; i < 4; i++) {
      octets[i] = octet(parts[i]);
      if (octets[i] < 0) {
        return Strength.NONE;
      }
    }
    return isPublic(octets) ? Strength.STRONG : Strength.NONE;
  }

  private static int octet(String part) {
    if (part.isEmpty() || part.length() > 3 || part.length() > 1 && part.charAt(0) == '0') {
      return -1;
    }
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') {
        return -1;
      }
    }
    int octet = Integer.parseInt(part);
    return octet <= 255 ? octet : -1;
  }

  private static boolean isPublic(int[] octets) {
    int a = octets[0];
    int b = octets[1];
    return a != 0
        && a != 10
        && a != 127
        && a < 224
        && !(a == 192 && b == 168)
        && !(a == 169 && b == 254)
        && !(a == 172 && b >= 16 && b < 32)
        && !(a == 192 && b == 0 && octets[2] == 2)
        && !(a == 198 && b == 51 && octets[2] == 100)
        && !(a == 203 && b == 0 && octets[2] == 113);
  }

  private static Strength matchSix(String value) {
    if (!value.matches("(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}")) {
      return Strength.NONE;
    }
    int groups = value.split(":", -1).length;
    boolean shortened = value.contains("::");
    boolean global = value.charAt(0) == '2' || value.charAt(0) == '3';
    return (shortened || groups == 8) && global && value.length() >= 8
        ? Strength.STRONG
        : Strength.NONE;
  }

  @Override
  public double silentShare() {
    return 0.9;
  }

  @Override
  public int varietyOf(String value) {
    int end = Math.max(value.indexOf('.'), value.indexOf(':'));
    return Math.floorMod(value.substring(0, Math.max(1, end)).hashCode(), 1024);
  }
}
