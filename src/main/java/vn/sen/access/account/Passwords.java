package vn.sen.access.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Passwords by Argon2id. One takes 19 MiB and some tens of milliseconds; only a few are worked on
 * at a time, so that many attempts at once cannot use up the portal's memory.
 */
@Singleton
public final class Passwords {
  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  private final Semaphore places = new Semaphore(4, true);

  /** Compared with where there is no account, so that both take the same time. */
  private final String nobodys = hash(SecretToken.random().text());

  /**
   * @param password that {@link #check} let pass
   * @return with its salt and parameters, as the record keeps it
   */
  public String hash(String password) {
    places.acquireUninterruptibly();
    try {
      return Password.hash(normal(password)).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult();
    } finally {
      places.release();
    }
  }

  /** False where there is no hash, after as long as if there were one. */
  boolean matches(String password, Optional<String> hash) {
    if (password.length() > LONGEST) {
      return false;
    }
    String compared = hash.orElse(nobodys);
    places.acquireUninterruptibly();
    try {
      boolean equal =
          Password.check(normal(password), compared)
              .with(Argon2Function.getInstanceFromHash(compared));
      return equal && hash.isPresent();
    } finally {
      places.release();
    }
  }

  /**
   * Length is what counts; a password made of the name or the address is guessed first.
   *
   * @throws ProblemException when the password will not do
   */
  public void check(String password, String name, String email) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Mật khẩu cần từ %d đến %d ký tự. Một câu dài dễ nhớ là tốt nhất."
              .formatted(SHORTEST, LONGEST),
          "The password must have %d to %d characters. A long phrase is best."
              .formatted(SHORTEST, LONGEST));
    }
    String folded = password.toLowerCase(Locale.ROOT);
    String mailbox = email.substring(0, Math.max(0, email.indexOf('@'))).toLowerCase(Locale.ROOT);
    boolean guessable =
        password.chars().distinct().count() < 5
            || (mailbox.length() >= 4 && folded.contains(mailbox))
            || (name.length() >= 4 && folded.contains(name.toLowerCase(Locale.ROOT)));
    if (guessable) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Mật khẩu này dễ đoán: không dùng tên, địa chỉ thư hay một ký tự lặp lại.",
          "This password is easy to guess: leave out your name, your address and repetitions.");
    }
  }

  /** Vietnamese letters are typed in two forms, by keyboard; both are the same password. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
