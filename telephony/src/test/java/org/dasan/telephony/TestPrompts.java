package org.dasan.telephony;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dasan.city.access.Open;
import org.dasan.selfservice.Prompts;
import org.dasan.selfservice.Speech;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Prompts of a small city: every code but `unknown` is a short tone, and what is `broken` cannot be fetched. A city
/// that sets
/// `test.prompts` otherwise has the prompts it was given.
@RestController
@Primary
@ConditionalOnProperty(name = "test.prompts", havingValue = "tones", matchIfMissing = true)
class TestPrompts implements Prompts {
    /// How high the tone is, in hertz.
    static final double PITCH = 509.3;

    private static final int SAMPLES = 4000;

    @Override
    public Optional<Speech> find(String code, String language, Map<String, String> values) {
        return code.equals("unknown") ? Optional.empty() : Optional.of(speech(language, code));
    }

    @Override
    public Speech spoken(String language, String text) {
        return speech(language, "spoken");
    }

    private static Speech speech(String language, String code) {
        return new Speech(language, List.of(new Speech.Part(code, List.of("/test-sounds/" + code + ".wav"))));
    }

    /// Half a second of a tone.
    @GetMapping("/test-sounds/{code}.wav")
    @Open
    ResponseEntity<byte[]> sound(@PathVariable String code) {
        if (code.equals("broken")) {
            return ResponseEntity.notFound().build();
        }
        var wav = ByteBuffer.allocate(44 + 2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(word("RIFF")).putInt(36 + 2 * SAMPLES).put(word("WAVE"));
        wav.put(word("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1).putInt(8000);
        wav.putInt(16_000).putShort((short) 2).putShort((short) 16);
        wav.put(word("data")).putInt(2 * SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            wav.putShort((short) (8000 * Math.sin(2 * Math.PI * PITCH * i / 8000)));
        }
        return ResponseEntity.ok().header("Content-Type", "audio/wav").body(wav.array());
    }

    private static byte[] word(String four) {
        return four.getBytes(StandardCharsets.US_ASCII);
    }
}
