package fr.santelien.lab.bench;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.desktop.patient.PatientsView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.theme.Theme;
import fr.santelien.lab.hand.Hand;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/** Names typed letter by letter into the screen of the patients, and words into the search of the notes. */
final class TypedSearches {

    private static final int NAMES = 60;
    private static final int WARM_UP = 60;
    private static final int LETTERS = 6;

    private static final List<String> WORDS = List.of(
            "fatigue",
            "pansement propre",
            "glycémie",
            "chute",
            "oedème chevilles",
            "vaccination",
            "ordonnance mois",
            "essoufflée effort",
            "matelas",
            "tension fille",
            "cardiologie",
            "portage repas",
            "pharmacien semainier",
            "sortie hospitalisation",
            "kinésithérapie",
            "aide domicile",
            "poids lundi",
            "canicule",
            "lit médicalisé");

    /** Gets a figure by its name. */
    interface Told {
        void figure(String name, double value);
    }

    private final Work work;
    private final BareSearch bare;
    private final List<PatientIdentity> some;

    TypedSearches(Work work, BareSearch bare, List<PatientIdentity> some) {
        this.work = work;
        this.bare = bare;
        this.some = some;
    }

    void run(Told told) throws SQLException {
        patients(told);
        notes(told);
    }

    private void patients(Told told) throws SQLException {
        ExecutorService worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("work").factory());
        try {
            Background background = new Background(worker, Platform::runLater, failure -> {
                throw new IllegalStateException(failure);
            });
            PatientsView view = Hand.onFx(
                    () -> new PatientsView(work, background, destination -> {}, Clock.systemDefaultZone(), null));
            PaintedFrames frames = Hand.onFx(() -> show(view));
            List<Double> painted = new ArrayList<>();
            List<Double> range = new ArrayList<>();
            for (int i = -WARM_UP; i < NAMES; i++) {
                String name = SearchKey.of(
                        some.get(Math.floorMod(i * 37, some.size())).birthName());
                empty(frames);
                for (int letters = 1; letters <= Math.min(LETTERS, name.length()); letters++) {
                    String typed = name.substring(0, letters);
                    double took = keyToPaint(frames, typed);
                    long start = System.nanoTime();
                    bare.names(typed);
                    if (i >= 0) {
                        range.add((System.nanoTime() - start) / 1e6);
                        painted.add(took);
                    }
                }
            }
            told.figure("painted", Figure.p95(array(painted)));
            told.figure("bare painted", Figure.p95(array(range)));
            Hand.onFx(() -> {
                view.close();
                frames.scene().getWindow().hide();
                return true;
            });
        } finally {
            worker.shutdown();
        }
    }

    private static PaintedFrames show(PatientsView view) {
        Theme.LIGHT.use();
        PaintedFrames frames = new PaintedFrames(view.root(), 1280, 800);
        Theme.dress(frames.scene());
        Stage stage = new Stage();
        stage.setScene(frames.scene());
        stage.show();
        return frames;
    }

    /** The field emptied and the frames of that painted, the one in which styles are worked out again too. */
    private static void empty(PaintedFrames frames) {
        for (int frame = 0; frame < 2; frame++) {
            CompletableFuture<Long> emptied = new CompletableFuture<>();
            Platform.runLater(() -> {
                ((TextField) frames.scene().lookup("#patientName")).clear();
                frames.next(emptied);
            });
            emptied.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    /** From the key until the frame that shows what it found is painted, in milliseconds. */
    private static double keyToPaint(PaintedFrames frames, String typed) {
        CompletableFuture<Long> start = new CompletableFuture<>();
        CompletableFuture<Long> end = new CompletableFuture<>();
        Platform.runLater(() -> {
            TextField field = (TextField) frames.scene().lookup("#patientName");
            TableView<?> table = (TableView<?>) frames.scene().lookup("#patientTable");
            watch(frames, table, end);
            start.complete(System.nanoTime());
            field.appendText(typed.substring(typed.length() - 1));
        });
        long painted = end.orTimeout(30, TimeUnit.SECONDS).join();
        return (painted - start.join()) / 1e6;
    }

    private static void watch(PaintedFrames frames, TableView<?> table, CompletableFuture<Long> end) {
        ListChangeListener<Object> rows = new ListChangeListener<>() {
            @Override
            public void onChanged(Change<?> change) {
                if (!table.getItems().isEmpty()) {
                    table.getItems().removeListener(this);
                    frames.next(end);
                }
            }
        };
        table.getItems().addListener(rows);
    }

    private void notes(Told told) throws SQLException {
        List<Double> ours = new ArrayList<>();
        List<Double> least = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            for (String words : WORDS) {
                for (int letters = 1; letters <= words.length(); letters++) {
                    String typed = words.substring(0, letters);
                    long start = System.nanoTime();
                    work.notes().search(typed, 50);
                    long middle = System.nanoTime();
                    bare.notes("\"" + SearchKey.of(typed).replace(" ", "\"* \"") + "\"*");
                    if (round > 0) {
                        ours.add((middle - start) / 1e6);
                        least.add((System.nanoTime() - middle) / 1e6);
                    }
                }
            }
        }
        told.figure("notes", Figure.p95(array(ours)));
        told.figure("bare notes", Figure.p95(array(least)));
    }

    private static double[] array(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
