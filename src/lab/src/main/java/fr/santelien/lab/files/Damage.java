package fr.santelien.lab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One thing that happens to one file of a poste, between two openings. */
enum Damage {
    FLIP {
        @Override
        void to(byte[] bytes, Random random) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
    },
    ZERO_PAGE {
        @Override
        void to(byte[] bytes, Random random) {
            int page = random.nextInt((bytes.length + PAGE - 1) / PAGE);
            Arrays.fill(bytes, page * PAGE, Math.min(bytes.length, (page + 1) * PAGE), (byte) 0);
        }
    },
    OVERWRITE {
        @Override
        void to(byte[] bytes, Random random) {
            byte[] noise = new byte[1 + random.nextInt(Math.min(bytes.length, 2 * PAGE))];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, random.nextInt(bytes.length - noise.length + 1), noise.length);
        }
    },
    TRUNCATE {
        @Override
        void strike(Path file, Random random) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
    };

    private static final int PAGE = 4096;

    void to(byte[] bytes, Random random) {
        throw new UnsupportedOperationException(name());
    }

    void strike(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        to(bytes, random);
        Files.write(file, bytes);
    }

    /** @return what was done, for the report */
    static String strikeOne(Path folder, Random random) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted().toList()) {
                if (Files.isRegularFile(each) && Files.size(each) > 0) {
                    files.add(each);
                }
            }
        }
        Path file = files.get(random.nextInt(files.size()));
        Damage damage = values()[random.nextInt(values().length)];
        damage.strike(file, random);
        String name = file.getFileName().toString();
        return (name.endsWith(".backup") ? "backup" : name) + " " + damage;
    }
}
