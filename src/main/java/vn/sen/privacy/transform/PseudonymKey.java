package vn.sen.privacy.transform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret key that never leaves the portal: not shown by {@link #toString}, not serializable. */
public final class PseudonymKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHOWN_BYTES = 16;

  private final String id;
  private final SecretKeySpec key;

  /**
   * @param id names the key in records; tells nothing of it
   * @param secret at least 32 bytes
   */
  public PseudonymKey(String id, byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("a key has at least 32 bytes");
    }
    this.id = id;
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  public String id() {
    return id;
  }

  /** A hasher for one thread. */
  Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  static String pseudonym(Mac mac, String value) {
    byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
  }

  @Override
  public String toString() {
    return "PseudonymKey[" + id + "]";
  }
}
