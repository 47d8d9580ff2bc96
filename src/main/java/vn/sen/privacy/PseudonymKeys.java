package vn.sen.privacy;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import vn.sen.platform.DataFolder;
import vn.sen.privacy.transform.PseudonymKey;

/**
 * The portal's key for pseudonyms: made when it is first needed, kept in the data folder ({@code
 * keys/pseudonym}), readable by its owner only, never sent anywhere.
 */
@Singleton
final class PseudonymKeys {
  private static final int KEY_BYTES = 32;
  private static final int SHOWN_BYTES = 4;

  private final Path file;

  PseudonymKeys(DataFolder folder) {
    this.file = folder.resolve("keys").resolve("pseudonym");
  }

  PseudonymKey key() {
    try {
      byte[] secret = Files.exists(file) ? Files.readAllBytes(file) : create();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
      return new PseudonymKey(HexFormat.of().formatHex(hash, 0, SHOWN_BYTES), secret);
    } catch (IOException e) {
      throw new UncheckedIOException("the key for pseudonyms cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private byte[] create() throws IOException {
    byte[] secret = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(secret);
    Files.createDirectories(file.getParent());
    Path temporary =
        Files.createTempFile(
            file.getParent(),
            "new-",
            ".key",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(temporary, secret, StandardOpenOption.SYNC);
      // A link appears whole or not at all, and never takes the place of another's key.
      Files.createLink(file, temporary);
      return secret;
    } catch (FileAlreadyExistsException e) {
      return Files.readAllBytes(file);
    } finally {
      Files.delete(temporary);
    }
  }
}
