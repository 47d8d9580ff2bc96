package vn.sen.access.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * 256 random bits that open something: a session, the API, a one-time link. Its owner has the text,
 * the record its hash; no salt is needed for a secret that nobody could guess.
 *
 * @param text as its owner has it
 */
public record SecretToken(String text) {
  /** What an API token begins with, so that one that leaked can be recognised. */
  public static final String API_PREFIX = "sen_";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int LONGEST = 200;

  public static SecretToken random() {
    return new SecretToken(randomText());
  }

  /** With the prefix by which API tokens are known. */
  public static SecretToken randomForApi() {
    return new SecretToken(API_PREFIX + randomText());
  }

  private static String randomText() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What the record knows it by. */
  public byte[] hash() {
    return sha256(text.length() > LONGEST ? "" : text);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Never the secret, wherever it is printed. */
  @Override
  public String toString() {
    return "SecretToken[…]";
  }
}
