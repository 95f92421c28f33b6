package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.exchange.Obstacle;
import fr.santelien.desktop.synchronisation.SendThenClose.Step;
import fr.santelien.desktop.text.Texts;
import fr.santelien.desktop.theme.Theme;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** Says how the sending goes, or what stays and why; counts only, no name: the screens behind may be hidden. */
public final class SendThenCloseDialog {

    private static final double WIDTH = 460;

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final SendThenClose sending;
    private final Runnable close;
    private final ButtonType closeAnyway = new ButtonType(Texts.get("leaving.closeAnyway"), ButtonData.OK_DONE);
    private final ButtonType stay = new ButtonType(Texts.get("leaving.stay"), ButtonData.CANCEL_CLOSE);
    private final Label sentence = label("strong");
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final VBox reasons = new VBox(4);
    private final Label kept = label("muted");

    /** @param close closes the poste */
    public SendThenCloseDialog(Window owner, SendThenClose sending, Runnable close) {
        this.sending = sending;
        this.close = close;
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(Texts.get("leaving.title"));
        dialog.setHeaderText(Texts.get("leaving.title"));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.get("leaving.progress"));
        kept.setText(Texts.get("leaving.kept"));
        dialog.getDialogPane().setContent(new VBox(10, sentence, bar, reasons, kept));
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.getDialogPane().getButtonTypes().setAll(closeAnyway, stay);
        // Enter stays: closing without sending is asked for, not stumbled upon.
        ((Button) dialog.getDialogPane().lookupButton(closeAnyway)).setDefaultButton(false);
        Button staying = (Button) dialog.getDialogPane().lookupButton(stay);
        staying.setDefaultButton(true);
        dialog.setOnShown(shown -> staying.requestFocus());
        Theme.dress(dialog.getDialogPane().getScene());
        dialog.setOnHidden(hidden -> end());
    }

    /** Shown only once there is something to wait for or to say: nothing waits, and the poste closes at once. */
    public void start() {
        sending.step().subscribe(this::show);
        sending.begin();
    }

    public boolean isShowing() {
        return dialog.isShowing();
    }

    private void show(Step step) {
        switch (step) {
            case Step.Looking() -> {}
            case Step.Sending(int sent, int total) -> {
                sentence.setText(Texts.get("leaving.sending", sent, total));
                bar.setProgress(sent == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) sent / total);
                open(true);
            }
            case Step.Remaining(Map<Obstacle, Integer> why) -> {
                sentence.setText(Texts.get(
                        "leaving.remaining",
                        why.values().stream().mapToInt(Integer::intValue).sum()));
                reasons.getChildren()
                        .setAll(why.entrySet().stream()
                                .map(each -> reason(each.getKey(), each.getValue()))
                                .toList());
                open(false);
            }
            case Step.Done() -> leave();
        }
    }

    private static Label reason(Obstacle obstacle, int count) {
        Label reason = label("plain");
        reason.setText(Texts.get("leaving.reason." + obstacle, count));
        return reason;
    }

    private void open(boolean underWay) {
        bar.setVisible(underWay);
        bar.setManaged(underWay);
        reasons.setVisible(!underWay);
        reasons.setManaged(!underWay);
        if (dialog.isShowing()) {
            dialog.getDialogPane().getScene().getWindow().sizeToScene();
        } else {
            dialog.show();
        }
    }

    private void end() {
        boolean anyway = dialog.getResult() == closeAnyway;
        sending.close();
        if (anyway) {
            close.run();
        }
    }

    private void leave() {
        sending.close();
        dialog.setOnHidden(null);
        dialog.hide();
        close.run();
    }

    private static Label label(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMaxWidth(WIDTH - 40);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
