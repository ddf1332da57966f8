package foundrybench.provider;

import java.util.Arrays;
import java.util.Random;

/// Damages bytes as bytes, with no respect for characters or lines.
final class ByteMutation {
    private static final byte[][] ODD = {
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, // a byte order mark
        {(byte) 0xFE, (byte) 0xFF},
        {(byte) 0xC0, (byte) 0x80}, // an overlong NUL
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // a surrogate as UTF-8
        {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
        {(byte) 0xE7, (byte) 0x9A}, // a character cut short
        {(byte) 0xF0, (byte) 0x9F, (byte) 0xA4},
        {(byte) 0x80},
        {0},
        {'\r'},
        {'\n'},
        {'\r', '\n', '\r', '\n'},
        {0x1F, (byte) 0x8B, 8},
    };

    private final Random random;

    ByteMutation(Random random) {
        this.random = random;
    }

    byte[] apply(byte[] body) {
        if (body.length == 0) {
            return odd();
        }
        int at = random.nextInt(body.length);
        int length = Math.min(body.length - at, 1 + random.nextInt(random.nextInt(8) == 0 ? 512 : 8));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(body);
            case 1 -> replaced(body, at, length, new byte[0]);
            case 2 -> replaced(body, at, 0, odd());
            case 3 -> replaced(body, at, length, odd());
            case 4 -> repeated(body, at, length);
            case 5 -> Arrays.copyOf(body, at);
            case 6 -> replaced(body, at, 0, noise(length));
            default -> replaced(body, 0, 0, odd());
        };
    }

    private byte[] odd() {
        return ODD[random.nextInt(ODD.length)].clone();
    }

    private byte[] noise(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] flipped(byte[] body) {
        var copy = body.clone();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] repeated(byte[] body, int at, int length) {
        int times = 1 + random.nextInt(20);
        var chunk = new byte[length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(body, at, chunk, i * length, length);
        }
        return replaced(body, at, 0, chunk);
    }

    private static byte[] replaced(byte[] body, int at, int length, byte[] by) {
        var result = new byte[body.length - length + by.length];
        System.arraycopy(body, 0, result, 0, at);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(body, at + length, result, at + by.length, body.length - at - length);
        return result;
    }
}
