package fr.santelien.lab.kills;

import fr.santelien.lab.trial.StubFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file a life begins with.
 *
 * @param schema {@code TODAYS}, {@code NONE} when this life has to make the file, or the number of a released schema that
 *     it has to migrate
 */
record Beginning(int schema) {

    static final int TODAYS = -1;
    static final int NONE = 0;
    static final String OPENING = "ouverture";

    /** Today's file, none, and one for each schema that was ever released. */
    static List<Beginning> all() {
        List<Beginning> all = new ArrayList<>(List.of(new Beginning(TODAYS), new Beginning(NONE)));
        for (int schema = 1; ReleasedSchema.isKept(schema); schema++) {
            all.add(new Beginning(schema));
        }
        return all;
    }

    /** Whether the file's schema is made or migrated in this life. */
    boolean makesSchema() {
        return schema != TODAYS;
    }

    /** What a life that begins so goes through first. */
    String phase() {
        return switch (schema) {
            case TODAYS -> OPENING;
            case NONE -> "premier fichier";
            default -> "migration du schéma " + schema;
        };
    }

    /** @param poste folder of the closed poste, whose file is today's */
    void prepare(StubFolder.Copy copy, Path poste) throws IOException {
        if (schema == NONE) {
            copy.forget(poste);
        } else if (schema != TODAYS) {
            new ReleasedSchema(schema).takeBack(poste);
        }
    }
}
