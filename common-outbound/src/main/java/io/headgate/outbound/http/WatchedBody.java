package io.headgate.outbound.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A body that knows whether it was begun to be written: before that, the receiver cannot have the lead. */
final class WatchedBody extends HttpEntityWrapper {

    private volatile boolean begun;

    WatchedBody(String body, String contentType) {
        super(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.parse(contentType)));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        begun = true;
        super.writeTo(out);
    }

    boolean begun() {
        return begun;
    }
}
