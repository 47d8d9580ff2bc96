package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.platform.ProblemException;

/** The scan against a small server that speaks ClamAV's INSTREAM and finds the word EVIL. */
class VirusScanIT {
  @TempDir Path folder;

  @Test
  void infectedFile_isRefusedByTheNameOfWhatIsInIt() throws IOException {
    try (Daemon daemon = new Daemon()) {
      LocalDataFiles files = new LocalDataFiles(folder);
      FileInspector inspector = new FileInspector(files, daemon.scan());
      String evil =
          files
              .store(DataFilesContract.stream("a,b\n" + "x,y\n".repeat(90_000) + "EVIL,1\n"))
              .sha256();
      String good = files.store(DataFilesContract.stream("a,b\n1,2\n")).sha256();

      assertThatThrownBy(() -> inspector.inspect(evil, "a.csv"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("Test.Evil");
      assertThat(inspector.inspect(good, "a.csv").mediaType()).isEqualTo("text/csv");
    }
  }

  @Test
  void daemonThatIsNotThere_meansTheFileIsNotTaken() throws IOException {
    // Bound and never listened on: nobody answers there, and nobody else can be given the port.
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      VirusScan scan = new VirusScan(Optional.of("127.0.0.1:" + taken.getLocalPort()));

      assertThatThrownBy(() -> scan.find(DataFilesContract.stream("x")))
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void daemonThatHangsUpWithoutAnAnswer_meansTheFileIsNotTaken() throws IOException {
    try (Daemon daemon = new Daemon("")) {
      assertThatThrownBy(() -> daemon.scan().find(DataFilesContract.stream("x")))
          .isInstanceOf(ProblemException.class);
    }
  }

  private static final class Daemon implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));

    private final String verdictOnGood;

    Daemon() throws IOException {
      this("stream: OK\0");
    }

    Daemon(String verdictOnGood) throws IOException {
      this.verdictOnGood = verdictOnGood;
      Thread.ofVirtual().start(this::serve);
    }

    VirusScan scan() {
      return new VirusScan(Optional.of("127.0.0.1:" + socket.getLocalPort()));
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          DataInputStream in = new DataInputStream(client.getInputStream());
          byte[] command = in.readNBytes("zINSTREAM\0".length());
          assertThat(new String(command, StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
          ByteArrayOutputStream all = new ByteArrayOutputStream();
          for (int length = in.readInt(); length > 0; length = in.readInt()) {
            all.write(in.readNBytes(length));
          }
          boolean evil = all.toString(StandardCharsets.UTF_8).contains("EVIL");
          client
              .getOutputStream()
              .write(
                  (evil ? "stream: Test.Evil FOUND\0" : verdictOnGood)
                      .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
          // The test has closed the socket.
          return;
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
