package org.dasan.selfservice.prompt;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.dasan.city.access.Open;
import org.dasan.store.BlobGone;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Sounds for telephone engines. Open to whoever knows the secret in the address; the content never changes.
@RestController
@RequestMapping(Sounds.BASE + "{secret}")
class SoundController {
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{32,64}");
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(30)).cachePrivate().immutable();

    private final Sounds sounds;
    private final Recordings recordings;

    SoundController(Sounds sounds, Recordings recordings) {
        this.sounds = sounds;
        this.recordings = recordings;
    }

    @GetMapping("/recorded/{hash}.wav")
    @Open
    ResponseEntity<byte[]> recorded(@PathVariable String secret, @PathVariable String hash) throws IOException {
        if (!sounds.knows(secret) || !HEXADECIMAL.matcher(hash).matches()) {
            return missing();
        }
        var recording = recordings.find(hash);
        if (recording.isEmpty()) {
            return missing();
        }
        try {
            var file = recordings.file(recording.get());
            return found(recording.get().rate() == Wav.TELEPHONE ? file : Wav.forTelephone(file));
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("a recording that was checked cannot be read", e);
        } catch (BlobGone _) {
            return missing();
        }
    }

    @GetMapping("/spoken/{hash}.wav")
    @Open
    ResponseEntity<byte[]> spoken(@PathVariable String secret, @PathVariable String hash) {
        if (!sounds.knows(secret) || !HEXADECIMAL.matcher(hash).matches()) {
            return missing();
        }
        return sounds.speak(hash).map(SoundController::found).orElseGet(SoundController::missing);
    }

    private static ResponseEntity<byte[]> found(byte[] wav) {
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .header("Content-Type", "audio/wav")
                .body(wav);
    }

    private static ResponseEntity<byte[]> missing() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
