package org.dasan.interactions;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.dasan.city.access.Problem;
import org.dasan.store.BlobGone;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Serves a stored file over HTTP so that a browser saves it and runs nothing of it. Whether the caller may
/// have it is for the caller's own endpoint to decide.
@Component
public class MediaDownload {
    private final MediaStore store;

    MediaDownload(MediaStore store) {
        this.store = store;
    }

    /// Writes the whole answer. A file that has been erased is 410.
    public void send(StoredMedia media, HttpServletResponse response) throws IOException {
        response.setContentType(media.mime());
        response.setContentLengthLong(media.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(media.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        try {
            store.writeTo(media, response.getOutputStream());
        } catch (BlobGone e) {
            response.reset();
            throw Problem.of(HttpStatus.GONE, "erased", "This file has been erased.");
        }
    }
}
