package vn.sen.command;

/** The program's entry: runs the command named by the first argument. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    throw new UnsupportedOperationException("being written");
  }
}
