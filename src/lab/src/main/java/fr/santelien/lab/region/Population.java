package fr.santelien.lab.region;

import fr.santelien.lab.region.Identity.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Patients, sixty unless more are asked for: five that the demo tells a story about, the others drawn from a seed. */
final class Population {

    static final String DURAND = "patient-durand";
    static final String BENALI = "patient-benali";
    static final String LEGRAND = "patient-legrand";

    private static final int SIZE = 60;

    /** Half of them are qualified, as in a centre that calls the téléservice since a year. */
    private static final List<Status> STATUSES = List.of(
            Status.QUAL,
            Status.QUAL,
            Status.PROV,
            Status.QUAL,
            Status.VALI,
            Status.QUAL,
            Status.RECUP,
            Status.QUAL,
            Status.PROV,
            Status.VALI);

    private Population() {}

    /** The same people for the same seed, the ones of the story first. */
    static List<Identity> draw(long seed) {
        return draw(seed, SIZE).toList();
    }

    /** So many people, drawn one after the other; the first ones are those of a smaller draw. */
    static Stream<Identity> draw(long seed, int size) {
        List<Identity> story = story();
        Random random = new Random(seed);
        return Stream.concat(
                story.stream().limit(size),
                IntStream.range(story.size(), Math.max(size, story.size())).mapToObj(i -> one(i, random)));
    }

    private static List<Identity> story() {
        return List.of(
                new Identity(
                        DURAND,
                        "LEFÈVRE",
                        "DURAND",
                        "Jeanne",
                        true,
                        LocalDate.of(1942, 5, 12),
                        Commune.RENNES,
                        114,
                        Status.QUAL,
                        ""),
                new Identity(
                        BENALI,
                        "BENALI",
                        "",
                        "Farid",
                        false,
                        LocalDate.of(1951, 3, 4),
                        Commune.ALGERIE,
                        57,
                        Status.QUAL,
                        ""),
                new Identity(
                        LEGRAND,
                        "MOULIN",
                        "LEGRAND",
                        "Paulette",
                        true,
                        LocalDate.of(1936, 11, 30),
                        Commune.SURESNES,
                        8,
                        Status.QUAL,
                        ""),
                new Identity(
                        "patient-bernard-1",
                        "BERNARD",
                        "",
                        "Marie",
                        true,
                        LocalDate.of(1958, 9, 17),
                        Commune.NANTERRE,
                        203,
                        Status.VALI,
                        "HOMA"),
                new Identity(
                        "patient-bernard-2",
                        "BERNARD",
                        "",
                        "Marie",
                        true,
                        LocalDate.of(1958, 9, 19),
                        Commune.PARIS_18,
                        411,
                        Status.PROV,
                        "HOMA"));
    }

    private static Identity one(int number, Random random) {
        boolean woman = random.nextInt(100) < 58;
        String family = pick(FrenchNames.FAMILIES, random);
        if (number >= SIZE && number % 4 == 0) {
            // A region has more names than a desk: otherwise each would find thousands.
            family += "-" + pick(FrenchNames.FAMILIES, random);
        }
        boolean married = woman && random.nextInt(100) < 55;
        LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(365 * 50));
        if (number % 12 == 0) {
            birth = birth.plusYears(35); // some are children or young adults
        }
        return new Identity(
                String.format(Locale.ROOT, "patient-%02d", number),
                family,
                married ? pick(FrenchNames.FAMILIES, random) : "",
                pick(woman ? FrenchNames.WOMEN : FrenchNames.MEN, random),
                woman,
                birth,
                pick(List.of(Commune.values()), random),
                1 + random.nextInt(400),
                STATUSES.get(number % STATUSES.size()),
                number == 28 ? "DOUT" : "");
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
