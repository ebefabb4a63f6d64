package org.kernelscope.app;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.DatagramSocketImpl;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;

/**
 * The program in a Java that ends with {@link #OPENED} at the first attempt to open a connection.
 * Needs {@link #OPTION}.
 */
final class NoConnections {
    /** The exit code after an attempt. */
    static final int OPENED = 99;

    /** Channels are asked of this class, sockets of the factories set in {@link #main}. */
    static final String OPTION =
            "-Djava.nio.channels.spi.SelectorProvider=" + Refusing.class.getName();

    /** What opens a connection itself, to see that it is noticed. */
    static final List<String> ATTEMPTS = List.of("socket", "server", "datagram", "channel");

    private NoConnections() {}

    /** Makes one of the {@link #ATTEMPTS}, or runs the program with these arguments. */
    @SuppressWarnings("deprecation") // Nothing newer sees every socket of a process.
    public static void main(String... arguments) throws IOException {
        Socket.setSocketImplFactory(() -> (SocketImpl) opened());
        ServerSocket.setSocketFactory(() -> (SocketImpl) opened());
        DatagramSocket.setDatagramSocketImplFactory(() -> (DatagramSocketImpl) opened());
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "socket" -> new Socket().close();
            case "server" -> new ServerSocket(0).close();
            case "datagram" -> new DatagramSocket().close();
            case "channel" -> SocketChannel.open().close();
            default -> Main.main(arguments);
        }
    }

    private static Object opened() {
        new IllegalStateException("a connection was opened").printStackTrace();
        Runtime.getRuntime().halt(OPENED);
        throw new IllegalStateException("halted");
    }

    /** Opens no channel to anywhere. */
    public static final class Refusing extends SelectorProvider {
        @Override
        public DatagramChannel openDatagramChannel() {
            return (DatagramChannel) opened();
        }

        @Override
        public DatagramChannel openDatagramChannel(ProtocolFamily family) {
            return (DatagramChannel) opened();
        }

        @Override
        public Pipe openPipe() {
            return (Pipe) opened();
        }

        @Override
        public AbstractSelector openSelector() {
            return (AbstractSelector) opened();
        }

        @Override
        public ServerSocketChannel openServerSocketChannel() {
            return (ServerSocketChannel) opened();
        }

        @Override
        public SocketChannel openSocketChannel() {
            return (SocketChannel) opened();
        }
    }
}
