package vn.sen.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import vn.sen.platform.StartupException;

/** Asks for the port before anything else is started. */
final class Ports {
  private Ports() {}

  /**
   * @throws StartupException when the port is in use or not ours to open
   */
  static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      InetSocketAddress address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) {
        throw new UnknownHostException(host);
      }
      socket.bind(address);
    } catch (UnknownHostException e) {
      throw new StartupException(
          "This machine has no address “" + host + "”; choose another one with --host.", e);
    } catch (IOException e) {
      String reason = port < 1024 ? "in use or not open to this user" : "in use";
      throw new StartupException(
          "Port "
              + port
              + " is "
              + reason
              + "; stop the program that uses it or choose another port with --port.",
          e);
    }
  }
}
