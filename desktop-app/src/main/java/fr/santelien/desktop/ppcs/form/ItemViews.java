package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;

/** Which class shows which item. */
final class ItemViews {

    /** Up to this many answers are all in sight. */
    private static final int FEW = 4;

    private ItemViews() {}

    static ItemView of(FormItem item, AnswerScope scope, FormContext context) {
        return switch (item.type()) {
            case STRING -> new StringView(item, scope, context);
            case TEXT -> new TextView(item, scope, context);
            case DATE -> new DateView(item, scope, context);
            case INTEGER -> new IntegerView(item, scope, context);
            case BOOLEAN -> RadioView.yesNo(item, scope, context);
            case CHOICE ->
                item.options().size() <= FEW
                        ? RadioView.choice(item, scope, context)
                        : new ComboView(item, scope, context);
            case DISPLAY -> new DisplayView(item);
            case GROUP ->
                item.repeats() ? new RepeatingGroupView(item, scope, context) : new GroupView(item, scope, context);
        };
    }
}
