package vn.sen.data;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.sen.platform.ProblemException;

/**
 * Asks a ClamAV daemon about a file, by its INSTREAM command. Without one configured nothing is
 * asked; with one that does not answer the file is not taken.
 */
@Singleton
public final class VirusScan {
  private static final int PIECE_BYTES = 64 * 1024;
  private static final int PATIENCE_MILLIS = 120_000;

  private final Optional<InetSocketAddress> daemon;

  public VirusScan(FilesConfig config) {
    this(config.clamav());
  }

  VirusScan(Optional<String> address) {
    this.daemon =
        address.map(
            text -> {
              int colon = text.lastIndexOf(':');
              return InetSocketAddress.createUnresolved(
                  text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            });
  }

  boolean isConfigured() {
    return daemon.isPresent();
  }

  /**
   * The name of what was found; empty when the file is clean or no daemon is configured.
   *
   * @throws ProblemException when the daemon cannot be asked
   */
  Optional<String> find(InputStream file) {
    if (daemon.isEmpty()) {
      return Optional.empty();
    }
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(
          new InetSocketAddress(daemon.get().getHostString(), daemon.get().getPort()),
          PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      byte[] piece = new byte[PIECE_BYTES];
      for (int n = file.readNBytes(piece, 0, PIECE_BYTES);
          n > 0;
          n = file.readNBytes(piece, 0, PIECE_BYTES)) {
        out.write(ByteBuffer.allocate(4).putInt(n).array());
        out.write(piece, 0, n);
      }
      out.write(new byte[4]);
      out.flush();
      String answer =
          new String(socket.getInputStream().readNBytes(4096), StandardCharsets.UTF_8)
              .replace("\0", "")
              .strip();
      if (answer.endsWith("OK")) {
        return Optional.empty();
      }
      if (answer.endsWith("FOUND")) {
        return Optional.of(answer.replaceFirst("^stream: ", "").replaceFirst(" FOUND$", ""));
      }
      throw unanswered();
    } catch (IOException e) {
      throw unanswered();
    }
  }

  private static ProblemException unanswered() {
    return new ProblemException(
        DataProblem.STORAGE_REFUSED,
        "Máy quét mã độc không trả lời, nên tệp chưa được nhận. Hãy thử lại sau.",
        "The virus scanner does not answer, so the file was not taken. Try again later.");
  }
}
