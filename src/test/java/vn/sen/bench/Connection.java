package vn.sen.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection on a plain socket: a client that costs next to nothing beside
 * the server it measures.
 */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Connection(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    in = new BufferedInputStream(socket.getInputStream(), 65_536);
    out = socket.getOutputStream();
  }

  static byte[] request(int port, String path) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\nAccept: text/html,*/*;q=0.8\r\nUser-Agent: sen-bench\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Sends the request and reads the whole answer.
   *
   * @return bytes of the body
   * @throws IOException also when the answer is not 200
   */
  long exchange(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    String status = readLine();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(status);
    }
    return readAnswer(-1);
  }

  /**
   * Sends a request with a long body and reads the whole answer.
   *
   * @param head names the body's length
   * @return the answer's status
   */
  int send(byte[] head, InputStream body) throws IOException {
    out.write(head);
    byte[] piece = new byte[65_536];
    for (int n = body.read(piece); n > 0; n = body.read(piece)) {
      out.write(piece, 0, n);
    }
    out.flush();
    int status = Integer.parseInt(readLine().split(" ")[1]);
    readAnswer(status == 204 ? 0 : -1);
    return status;
  }

  /**
   * @param least length where the answer states none; -1 when it must
   */
  private long readAnswer(long least) throws IOException {
    long length = least;
    boolean chunked = false;
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).trim());
      } else if (header.startsWith("transfer-encoding:") && header.contains("chunked")) {
        chunked = true;
      }
    }
    return chunked ? readChunks() : skip(length);
  }

  private long readChunks() throws IOException {
    long total = 0;
    while (true) {
      long size = Long.parseLong(readLine().trim(), 16);
      if (size == 0) {
        readLine();
        return total;
      }
      total += skip(size);
      readLine();
    }
  }

  private long skip(long length) throws IOException {
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    in.skipNBytes(length);
    return length;
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
