package org.dasan.interactions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobRef;
import org.dasan.store.BlobStore;
import org.dasan.store.BlobTooLarge;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Files of conversations: taken as a stream, judged by their bytes, attached to a message when it is posted.
@Component
public class MediaStore {
    private static final String SELECT = """
            SELECT m.id, m.interaction_id, m.thread_id, m.blob_id, m.name, m.mime, m.size, m.uploaded_by, m.sha256
              FROM media m""";

    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final Clock clock;

    MediaStore(JdbcClient jdbc, BlobStore blobs, Clock clock) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.clock = clock;
    }

    /// What became of an upload; `isNew` is false when the same file came before under this client id.
    public record Stored(MediaItem item, boolean isNew) {}

    private record Row(StoredMedia media, String sha256) {}

    /// The types of files taken, as MIME types.
    public static List<String> allowed() {
        return MediaTypes.allowed();
    }

    /// Stores a file once. Not to be called inside a transaction: the sender may be slow.
    ///
    /// @param uploadedBy staff; nothing = the citizen
    /// @param name       as its sender calls it; cleaned, and given an ending that fits its bytes
    /// @throws MediaRefusedException     when its bytes are nothing we take
    /// @throws BlobTooLarge              when there are more than `maxBytes`
    /// @throws ClientIdReusedException   when another file came before under this client id
    /// @throws UnknownInteractionException when there is no such interaction
    public Stored store(
            InteractionId interaction,
            @Nullable UUID uploadedBy,
            UUID clientId,
            String name,
            InputStream in,
            long maxBytes)
            throws BlobTooLarge, IOException {
        var owner = owner(interaction);
        var before = byClientId(owner, clientId);
        if (before.isPresent()) {
            return same(before.get(), clientId, digest(in, maxBytes), uploadedBy);
        }
        var head = in.readNBytes(MediaTypes.HEAD);
        var mime = MediaTypes.sniff(head);
        var blob = blobs.put(new SequenceInputStream(new ByteArrayInputStream(head), in), maxBytes);
        var id = Ids.next();
        boolean inserted = insert(id, interaction, blob, uploadedBy, clientId, MediaTypes.name(name, mime), mime);
        if (!inserted) { // the same upload came twice at once
            blobs.erase(blob.id());
            return same(byClientId(owner, clientId).orElseThrow(), clientId, blob.sha256(), uploadedBy);
        }
        return new Stored(find(id).orElseThrow().item(), true);
    }

    /// The file of this id, whoever may see it.
    public Optional<StoredMedia> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE m.id = :id")
                .param("id", id)
                .query((rs, _) -> row(rs).media())
                .optional();
    }

    /// The file, if the citizen of this thread may see it: their own uploads and what was sent to them, never
    /// a note's.
    public Optional<StoredMedia> findForCitizen(UUID thread, UUID id) {
        return jdbc.sql(SELECT + """
                  LEFT JOIN message p ON p.id = m.message_id
                 WHERE m.id = :id AND m.thread_id = :thread AND (m.uploaded_by IS NULL OR p.direction = 'OUT')
                """)
                .param("id", id)
                .param("thread", thread)
                .query((rs, _) -> row(rs).media())
                .optional();
    }

    /// Writes the content out.
    ///
    /// @throws BlobGone when it has been erased; nothing has been written then
    public void writeTo(StoredMedia media, OutputStream out) throws BlobGone, IOException {
        blobs.writeTo(media.blob(), out);
    }

    /// How many uploads of this conversation wait to be sent with a message.
    public int unsent(InteractionId interaction) {
        return jdbc.sql(
                        "SELECT count(*) FROM media WHERE coalesce(thread_id, interaction_id) = :owner AND client_id IS NOT NULL AND message_id IS NULL")
                .param("owner", owner(interaction))
                .query(Integer.class)
                .single();
    }

    /// Erases uploads from before `limit` that no message carried. Returns how many.
    public int forgetUnsent(Instant limit, int most) {
        var gone = jdbc.sql("""
                DELETE FROM media WHERE id IN (
                       SELECT id FROM media WHERE message_id IS NULL AND uploaded_at < :limit
                        ORDER BY uploaded_at LIMIT :most FOR UPDATE SKIP LOCKED)
                RETURNING blob_id
                """)
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list();
        gone.forEach(blobs::erase);
        return gone.size();
    }

    private boolean insert(
            UUID id,
            InteractionId interaction,
            BlobRef blob,
            @Nullable UUID uploadedBy,
            UUID clientId,
            String name,
            String mime) {
        return jdbc.sql("""
                INSERT INTO media (id, interaction_id, thread_id, blob_id, client_id, name, mime, size, sha256, uploaded_by, uploaded_at)
                SELECT :id, i.id, i.thread_id, :blob, :clientId, :name, :mime, :size, :sha256, :uploadedBy, :now
                  FROM interaction i WHERE i.id = :interaction
                ON CONFLICT DO NOTHING
                """)
                        .param("id", id)
                        .param("interaction", interaction.value())
                        .param("blob", blob.id())
                        .param("clientId", clientId)
                        .param("name", name)
                        .param("mime", mime)
                        .param("size", blob.length())
                        .param("sha256", blob.sha256())
                        .param("uploadedBy", uploadedBy, Types.OTHER)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Optional<Row> byClientId(UUID owner, UUID clientId) {
        return jdbc.sql(SELECT + " WHERE coalesce(m.thread_id, m.interaction_id) = :owner AND m.client_id = :clientId")
                .param("owner", owner)
                .param("clientId", clientId)
                .query((rs, _) -> row(rs))
                .optional();
    }

    private static Stored same(Row before, UUID clientId, String sha256, @Nullable UUID uploadedBy) {
        if (!before.sha256().equals(sha256) || !Objects.equals(before.media().uploadedBy(), uploadedBy)) {
            throw new ClientIdReusedException(clientId);
        }
        return new Stored(before.media().item(), false);
    }

    private UUID owner(InteractionId interaction) {
        return jdbc.sql("SELECT coalesce(thread_id, id) FROM interaction WHERE id = :id")
                .param("id", interaction.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new UnknownInteractionException(interaction));
    }

    private static String digest(InputStream in, long maxBytes) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[16 * 1024];
            long read = 0;
            for (int n = in.read(buffer); n >= 0 && read <= maxBytes; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                read += n;
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(
                new StoredMedia(
                        rs.getObject("id", UUID.class),
                        new InteractionId(rs.getObject("interaction_id", UUID.class)),
                        rs.getObject("thread_id", UUID.class),
                        rs.getObject("blob_id", UUID.class),
                        rs.getString("name"),
                        rs.getString("mime"),
                        rs.getLong("size"),
                        rs.getObject("uploaded_by", UUID.class)),
                rs.getString("sha256"));
    }
}
