package org.faultline.cli.imports;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.faultline.cli.option.Progress;
import org.faultline.ingest.record.FileCutter;
import org.faultline.ingest.stream.FilePiece;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.store.Receipt;
import org.jspecify.annotations.Nullable;

/** Delivers one file piece by piece: one is on its way while the next is cut, and none is sent before the one before is stored. */
final class FileImport {
    private final FileCutter cutter;
    private final @Nullable String asOf;
    private final ImportClient client;
    private final ExecutorService post;
    private final ImportClient.Checkpoint checkpoint;
    private final ImportSummary summary;
    private final Runnable beat;

    /** @param beat called several times a second while an answer is waited for */
    FileImport(
            FileCutter cutter,
            @Nullable String asOf,
            ImportClient client,
            ExecutorService post,
            ImportClient.Checkpoint checkpoint,
            ImportSummary summary,
            Runnable beat) {
        this.cutter = cutter;
        this.asOf = asOf;
        this.client = client;
        this.post = post;
        this.checkpoint = checkpoint;
        this.summary = summary;
        this.beat = beat;
    }

    /**
     * @throws ImportClient.Refused if a piece is refused as a whole; those before it are stored
     * @throws ImportClient.Unreachable if the service stays away
     * @throws MalformedDelivery if the file cannot be read on
     */
    void run() throws IOException {
        FilePiece piece = cutter.next();
        while (piece != null) {
            FilePiece sent = piece;
            Future<Receipt> answer = post.submit(() -> client.post(address(sent), contentType(), sent.body()));
            try {
                piece = cutter.next();
            } finally {
                summary.add(await(answer, sent));
            }
        }
    }

    private String address(FilePiece piece) {
        String address = "/api/v1/reports?format=" + cutter.format().apiName() + "&import=" + checkpoint.id() + "&line="
                + piece.line() + "&through=" + piece.through();
        return asOf == null ? address : address + "&asOf=" + URLEncoder.encode(asOf, StandardCharsets.UTF_8);
    }

    private String contentType() {
        String type = cutter.format().mediaType();
        Charset charset = cutter.charset();
        return charset == null ? type : type + ";charset=" + charset.name();
    }

    private Receipt await(Future<Receipt> answer, FilePiece piece) {
        beat.run();
        while (true) {
            try {
                return answer.get(Progress.BEAT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                beat.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while waiting for an answer", e);
            } catch (ExecutionException e) {
                throw thrown(e.getCause(), piece);
            }
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause, FilePiece piece) {
        if (cause instanceof ImportClient.Refused) {
            return new ImportClient.Refused(
                    "lines " + piece.line() + " to " + piece.through() + " were refused: " + cause.getMessage());
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException("posting failed", cause);
    }
}
