package org.faultline.notify.post;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A socket that sends what is written without a pause as one piece. The mail client writes a mail line by line and waits for each; hundreds
 * of calls of the operating system a mail are most of what mail costs. Used on one event loop only.
 */
final class Gathering {
    private static final int PIECE = 32 * 1024;

    private final NetSocket socket;
    private final Context loop;
    private Buffer waiting = Buffer.buffer();
    private long writes;

    private Gathering(NetSocket socket, Context loop) {
        this.socket = socket;
        this.loop = loop;
    }

    /** A client whose sockets do so. */
    static NetClient of(NetClient client, Context loop) {
        return (NetClient) Proxy.newProxyInstance(
                NetClient.class.getClassLoader(), new Class<?>[] {NetClient.class}, (proxy, method, given) -> {
                    Object result = invoke(client, method, given);
                    return method.getName().equals("connect") && result instanceof Future<?> opened
                            ? opened.map(s -> new Gathering((NetSocket) s, loop).socket())
                            : result;
                });
    }

    private NetSocket socket() {
        return (NetSocket) Proxy.newProxyInstance(
                NetSocket.class.getClassLoader(), new Class<?>[] {NetSocket.class}, (proxy, method, given) -> {
                    if (method.getName().equals("write") && given[0] instanceof String text) {
                        return write(text, given);
                    }
                    if (!method.getName().equals("writeQueueFull")) {
                        send();
                    }
                    return invoke(socket, method, given);
                });
    }

    @SuppressWarnings("unchecked") // the second argument of write is what is told of the result
    private Object write(String text, Object[] given) {
        Future<Void> written = write(text);
        if (given.length == 1) {
            return written;
        }
        written.onComplete((Handler<AsyncResult<Void>>) given[1]);
        return socket;
    }

    /** Is over at the next turn of the loop; if nothing more was written by then, what has gathered goes. */
    private Future<Void> write(String text) {
        waiting.appendString(text);
        long mine = ++writes;
        Promise<Void> over = Promise.promise();
        loop.runOnContext(now -> {
            over.complete();
            if (mine == writes || waiting.length() > PIECE) {
                send();
            }
        });
        return over.future();
    }

    private void send() {
        if (waiting.length() > 0) {
            Buffer piece = waiting;
            waiting = Buffer.buffer();
            socket.write(piece);
        }
    }

    static Object invoke(Object target, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
