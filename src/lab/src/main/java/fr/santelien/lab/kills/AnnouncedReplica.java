package fr.santelien.lab.kills;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Replica;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a replica that may be killed and tells of each document that is about to be taken back: what was
 * acknowledged before is then gone, whether or not the poste lives to say so.
 */
final class AnnouncedReplica implements InvocationHandler {

    private final Replica replica;
    private final BiConsumer<ObjectNode, ObjectNode> announcing;

    private AnnouncedReplica(Replica replica, BiConsumer<ObjectNode, ObjectNode> announcing) {
        this.replica = replica;
        this.announcing = announcing;
    }

    /** @param announcing gets the request before and after, in the transaction that will take the document back */
    static Replica of(Replica replica, BiConsumer<ObjectNode, ObjectNode> announcing) {
        return (Replica) Proxy.newProxyInstance(
                Replica.class.getClassLoader(),
                new Class<?>[] {Replica.class},
                new AnnouncedReplica(replica, announcing));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("detach") && arguments != null) {
            int last = arguments.length - 1;
            arguments[last] = announced(arguments[last]);
        }
        try {
            return method.invoke(replica, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private UnaryOperator<ObjectNode> announced(Object change) {
        return request -> {
            ObjectNode before = request.deepCopy();
            ObjectNode after = ((UnaryOperator<ObjectNode>) change).apply(request);
            announcing.accept(before, after);
            return after;
        };
    }
}
