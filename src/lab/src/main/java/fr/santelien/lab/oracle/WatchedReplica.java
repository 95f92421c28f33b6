package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Arbitration;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.StoredResource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stands before a replica and reports to the oracle what each command changed, once it has returned. */
public final class WatchedReplica implements InvocationHandler {

    /** What one command changed. */
    public interface Report {
        void acknowledged(String what, @Nullable ObjectNode before, ObjectNode after);
    }

    private final Replica replica;
    private final Report report;

    private WatchedReplica(Replica replica, Report report) {
        this.replica = replica;
        this.report = report;
    }

    public static Replica of(Replica replica, Report report) {
        return (Replica) Proxy.newProxyInstance(
                Replica.class.getClassLoader(), new Class<?>[] {Replica.class}, new WatchedReplica(replica, report));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        return switch (method.getName()) {
            case "create" -> {
                Object result = call(method, given);
                report.acknowledged((String) given[1], null, ((ObjectNode) given[0]).deepCopy());
                yield result;
            }
            case "edit", "draft" -> changed(method, given, 0);
            // The content is no edit: what names it is.
            case "attach", "detach" -> changed(method, given, 1);
            case "decide" -> compared(method, given, conflict((Long) given[0]));
            case "undo" -> compared(method, given, arbitration((Long) given[0]));
            case "abandon" -> compared(method, given, Optional.of((Reference) given[0]));
            default -> call(method, given);
        };
    }

    /** @param at where the reference stands, before the words for it */
    @SuppressWarnings("unchecked")
    private @Nullable Object changed(Method method, Object[] given, int at) throws Throwable {
        Map<String, ObjectNode> seen = new HashMap<>();
        // The last argument makes the change, of what the user was looking at.
        int last = given.length - 1;
        UnaryOperator<ObjectNode> change = (UnaryOperator<ObjectNode>) given[last];
        boolean there = replica.read((Reference) given[at]).isPresent();
        given[last] = (UnaryOperator<ObjectNode>) json -> {
            ObjectNode before = json.deepCopy();
            ObjectNode after = change.apply(json);
            if (seen.containsKey("after")) {
                return after; // then in what a colleague left to be sent: a document is taken out of that as well
            }
            if (there) {
                seen.put("before", before);
            }
            seen.put("after", after.deepCopy());
            return after;
        };
        Object result = call(method, given);
        ObjectNode after = seen.get("after");
        if (after != null) {
            report.acknowledged((String) given[at + 1], seen.get("before"), after);
        }
        return result;
    }

    private @Nullable Object compared(Method method, Object[] given, Optional<Reference> reference) throws Throwable {
        Optional<ObjectNode> before = reference.flatMap(replica::read).map(StoredResource::local);
        Object result = call(method, given);
        Optional<ObjectNode> after = reference.flatMap(replica::read).map(StoredResource::local);
        if (before.isPresent() && after.isPresent()) {
            report.acknowledged(method.getName(), before.get(), after.get());
        }
        return result;
    }

    private Optional<Reference> conflict(long number) {
        return replica.conflicts().stream()
                .filter(conflict -> conflict.id() == number)
                .map(Conflict::reference)
                .findFirst();
    }

    private Optional<Reference> arbitration(long number) {
        return replica.arbitrations(Integer.MAX_VALUE).stream()
                .filter(arbitration -> arbitration.id() == number)
                .map(Arbitration::reference)
                .findFirst();
    }

    private @Nullable Object call(Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(replica, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
