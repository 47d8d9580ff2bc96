package vn.sen.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The bytes of a download: a file, or some ranges of it. They are read as the client takes them, so
 * that memory does not grow with the file.
 *
 * @param length of everything that {@link #open} gives, in bytes
 */
record DownloadBody(Path file, List<Piece> pieces, long length) {

  /** What is sent one after the other. */
  sealed interface Piece {
    /** A range of the file. */
    record OfFile(ByteRange range) implements Piece {}

    /** What stands between ranges in a multipart answer. */
    record Text(String ascii) implements Piece {}
  }

  static DownloadBody of(Path file, ByteRange range) {
    return new DownloadBody(file, List.of(new Piece.OfFile(range)), range.length());
  }

  /** An empty file has no range. */
  static DownloadBody whole(Path file, long size) {
    return size == 0 ? new DownloadBody(file, List.of(), 0) : of(file, new ByteRange(0, size - 1));
  }

  /** multipart/byteranges (RFC 9110, section 14.6). */
  static DownloadBody multipart(
      Path file, List<ByteRange> ranges, long size, String mediaType, String boundary) {
    List<Piece> pieces = new ArrayList<>();
    long length = 0;
    for (ByteRange range : ranges) {
      String before =
          "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
              .formatted(boundary, mediaType, range.contentRange(size));
      pieces.add(new Piece.Text(before));
      pieces.add(new Piece.OfFile(range));
      length += before.length() + range.length();
    }
    String end = "\r\n--" + boundary + "--\r\n";
    pieces.add(new Piece.Text(end));
    return new DownloadBody(file, pieces, length + end.length());
  }

  /** To be closed by the reader. */
  InputStream open() {
    FileChannel channel = channel();
    List<InputStream> streams = new ArrayList<>();
    for (Piece piece : pieces) {
      streams.add(
          switch (piece) {
            case Piece.OfFile part -> new RangeStream(channel, part.range());
            case Piece.Text text ->
                new ByteArrayInputStream(text.ascii().getBytes(StandardCharsets.US_ASCII));
          });
    }
    InputStream all =
        streams.size() == 1
            ? streams.getFirst()
            : new SequenceInputStream(Collections.enumeration(streams));
    return new ClosingStream(all, channel);
  }

  private FileChannel channel() {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes of a recorded file cannot be read", e);
    }
  }

  /** Reads a range by position, so that several may share one channel. */
  private static final class RangeStream extends InputStream {
    private final FileChannel channel;
    private final long end;
    private long position;

    RangeStream(FileChannel channel, ByteRange range) {
      this.channel = channel;
      this.position = range.first();
      this.end = range.last() + 1;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (position >= end) {
        return -1;
      }
      int wanted = (int) Math.min(length, end - position);
      int count = channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
      if (count > 0) {
        position += count;
      }
      return count;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, end - position);
    }
  }

  private static final class ClosingStream extends java.io.FilterInputStream {
    private final FileChannel channel;

    ClosingStream(InputStream in, FileChannel channel) {
      super(in);
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
