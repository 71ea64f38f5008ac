package io.headgate.delivery.transport.email;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A socket of which no more than 64 KiB are read: a server that answers without end costs no memory. */
final class BoundedSocket extends Socket {

    private static final int MOST = 64 * 1024;

    @Override
    public InputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
    }

    private static final class Bounded extends FilterInputStream {

        private int read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            var some = super.read(bytes, from, most);
            count(some);
            return some;
        }

        private void count(int some) throws IOException {
            read += Math.max(0, some);
            if (read > MOST) {
                throw new IOException("the answer is too long");
            }
        }
    }
}
