package fr.santelien.lab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
    },
    EMPTY {
        @Override
        void strike(Path file, Random random) throws IOException {
            Files.write(file, new byte[0]);
        }
    },
    REMOVE {
        @Override
        void strike(Path file, Random random) throws IOException {
            Files.delete(file);
        }
    },
    /** It lies there under a name that is no document's. */
    RENAME {
        @Override
        void strike(Path file, Random random) throws IOException {
            Files.move(file, file.resolveSibling("%064x".formatted(random.nextLong() >>> 1)));
        }
    };

    /** What may happen to any file without its being told from one that was never there. */
    private static final List<Damage> OF_ANY = List.of(FLIP, ZERO_PAGE, OVERWRITE, TRUNCATE);

    /** Where a poste keeps the contents of documents, beside its file. */
    static final String DOCUMENTS = "documents";

    private static final int PAGE = 4096;

    void to(byte[] bytes, Random random) {
        throw new UnsupportedOperationException(name());
    }

    void strike(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        to(bytes, random);
        Files.write(file, bytes);
    }

    /**
     * One file of the replica: database, log, backup or record.
     *
     * @return what was done, for the report
     */
    static String strikeOne(Path folder, Random random) throws IOException {
        List<Path> files = files(folder);
        files.removeIf(file -> file.startsWith(folder.resolve(DOCUMENTS)));
        Path file = files.get(random.nextInt(files.size()));
        Damage damage = OF_ANY.get(random.nextInt(OF_ANY.size()));
        damage.strike(file, random);
        String name = file.getFileName().toString();
        return (name.endsWith(".backup") ? "backup" : name) + " " + damage;
    }

    /**
     * The content of one document, or two that change places.
     *
     * @param struck gets the names of the files
     * @return what was done, for the report
     */
    static String strikeContent(Path folder, Random random, Set<String> struck) throws IOException {
        List<Path> files = files(folder.resolve(DOCUMENTS));
        if (files.isEmpty()) {
            return "no document";
        }
        Path file = files.remove(random.nextInt(files.size()));
        struck.add(file.getFileName().toString());
        int kind = random.nextInt(values().length + 1);
        if (kind < values().length) {
            values()[kind].strike(file, random);
            return "document " + values()[kind];
        }
        if (files.isEmpty()) {
            return "no other document";
        }
        Path other = files.get(random.nextInt(files.size()));
        struck.add(other.getFileName().toString());
        byte[] bytes = Files.readAllBytes(file);
        Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
        Files.write(other, bytes);
        return "documents EXCHANGE";
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted().toList()) {
                    if (Files.isRegularFile(each) && Files.size(each) > 0) {
                        files.add(each);
                    }
                }
            }
        }
        return files;
    }
}
