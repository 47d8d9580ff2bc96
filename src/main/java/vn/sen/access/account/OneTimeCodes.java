package vn.sen.access.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.nayuki.qrcodegen.QrCode;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Person;

/**
 * The second factor: codes of six digits by RFC 6238, and recovery codes for the day it is lost.
 */
@Singleton
public final class OneTimeCodes {
  private static final String AT_REST = "second-factor ";
  private static final String ENROLMENT = "second-factor-enrolment ";
  private static final Duration ENROLMENT_TIME = Duration.ofMinutes(30);
  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 8;

  /** A clock that is half a minute off still does. */
  private static final int STEPS_OFF = 1;

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final SecureRandom random = new SecureRandom();
  private final SecondFactors factors;
  private final SealedText seal;
  private final AuditLog audit;
  private final Clock clock;

  OneTimeCodes(SecondFactors factors, SealedText seal, AuditLog audit, Clock clock) {
    this.factors = factors;
    this.seal = seal;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a person puts into an authenticator.
   *
   * @param secret in Base32, for typing
   * @param uri the same with its name, for scanning
   * @param ticket carries it from the page to its form, sealed
   */
  public record Enrolment(String secret, String uri, String ticket) {

    /** The uri as a QR code: a path of an SVG whose edge is {@link #edge} long. */
    public String path() {
      QrCode code = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < code.size; y++) {
        for (int x = 0; x < code.size; x++) {
          if (code.getModule(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return path.toString();
    }

    public int edge() {
      return QrCode.encodeText(uri, QrCode.Ecc.MEDIUM).size;
    }
  }

  public Enrolment begin(Person person) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return enrolment(person, secret);
  }

  /** The same once more, after a code that did not fit; empty when the ticket is not theirs. */
  public Optional<Enrolment> again(Person person, String ticket) {
    return secretIn(person, ticket).map(secret -> enrolment(person, secret));
  }

  private Enrolment enrolment(Person person, byte[] secret) {
    String shown = new Base32().encodeToString(secret).replace("=", "");
    String label = URLEncoder.encode("Sen:" + person.email(), StandardCharsets.UTF_8);
    return new Enrolment(
        shown,
        "otpauth://totp/" + label.replace("+", "%20") + "?secret=" + shown + "&issuer=Sen",
        seal.sealForForm(
            ENROLMENT + person.id(), HexFormat.of().formatHex(secret), ENROLMENT_TIME));
  }

  /**
   * From now on a code is asked for, if this one fits.
   *
   * @return the recovery codes, shown once; empty when code or ticket do not fit
   */
  public List<String> confirm(Person person, String ticket, String code) {
    Optional<byte[]> secret =
        secretIn(person, ticket).filter(known -> stepOf(known, code).isPresent());
    if (secret.isEmpty()) {
      return List.of();
    }
    List<String> recovery = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      byte[] bytes = new byte[10];
      random.nextBytes(bytes);
      recovery.add(new Base32().encodeToString(bytes).toLowerCase(Locale.ROOT));
    }
    factors.put(
        person.id(),
        seal.seal(AT_REST + person.id(), secret.get()),
        recovery.stream().map(SecretToken::sha256).toList());
    audit.record(
        AuditEvent.of(AuditAction.SECOND_FACTOR_CHANGED, person).with("second-factor", "on"));
    return recovery;
  }

  private Optional<byte[]> secretIn(Person person, String ticket) {
    return seal.openFromForm(ENROLMENT + person.id(), ticket).map(HexFormat.of()::parseHex);
  }

  public void remove(Person person) {
    factors.delete(person.id());
    audit.record(
        AuditEvent.of(AuditAction.SECOND_FACTOR_CHANGED, person).with("second-factor", "off"));
  }

  public int countRecoveryCodes(Person person) {
    return factors.countRecoveryCodes(person.id());
  }

  /** True for a code of now that was not used yet, and for a recovery code; both are used up. */
  public boolean use(UUID account, String typed) {
    String code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    if (code.length() > 6) {
      return factors.useRecoveryCode(account, SecretToken.sha256(code));
    }
    return factors
        .findSecret(account)
        .flatMap(text -> seal.open(AT_REST + account, text))
        .flatMap(secret -> stepOf(secret, code))
        .filter(step -> factors.use(account, step))
        .isPresent();
  }

  private Optional<Long> stepOf(byte[] secret, String typed) {
    String code = typed.replaceAll("\\s", "");
    SecretKeySpec key = new SecretKeySpec(secret, "RAW");
    long stepMillis = generator.getTimeStep().toMillis();
    long now = clock.millis() / stepMillis;
    Optional<Long> found = Optional.empty();
    for (long step = now - STEPS_OFF; step <= now + STEPS_OFF; step++) {
      if (isEqual(expected(key, Instant.ofEpochMilli(step * stepMillis)), code)) {
        found = Optional.of(step);
      }
    }
    return found;
  }

  private String expected(SecretKeySpec key, Instant at) {
    try {
      return generator.generateOneTimePasswordString(key, at, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("twenty bytes are a key for HMAC-SHA1", e);
    }
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
