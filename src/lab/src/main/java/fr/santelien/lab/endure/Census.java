package fr.santelien.lab.endure;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.lab.card.VirtualReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a poste's card side holds at one moment, when nothing goes on. */
record Census(Map<Figure, Long> figures) {

    /** What is counted, and by how much it may differ without being a leak. */
    enum Figure {
        THREADS(3),
        DESCRIPTORS(3),
        CHILD_PROCESSES(0),
        /** Kilobytes of live objects. */
        HEAP_KB(4_096),
        AGENT_THREADS(3),
        AGENT_DESCRIPTORS(3),
        /** One thread a client. */
        PCSC_SERVICE_THREADS(1);

        private final long tolerance;

        Figure(long tolerance) {
            this.tolerance = tolerance;
        }
    }

    static Census take(VirtualReader reader) throws IOException {
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.THREADS, threads());
        figures.put(Figure.DESCRIPTORS, entries(ProcessHandle.current(), "fd"));
        figures.put(
                Figure.CHILD_PROCESSES, ProcessHandle.current().descendants().count());
        figures.put(Figure.HEAP_KB, liveHeap());
        Optional<ProcessHandle> agent = CardDesk.agent();
        if (agent.isPresent()) {
            figures.put(Figure.AGENT_THREADS, entries(agent.get(), "task"));
            figures.put(Figure.AGENT_DESCRIPTORS, entries(agent.get(), "fd"));
        }
        Optional<ProcessHandle> service = reader.service();
        if (service.isPresent()) {
            figures.put(Figure.PCSC_SERVICE_THREADS, entries(service.get(), "task"));
        }
        return new Census(figures);
    }

    /** One sentence a figure that grew beyond its tolerance. */
    List<String> leaksSince(Census before) {
        List<String> leaks = new ArrayList<>();
        for (Figure figure : figures.keySet()) {
            long was = before.figures.getOrDefault(figure, 0L);
            long is = figures.getOrDefault(figure, 0L);
            if (is - was > figure.tolerance) {
                leaks.add(figure + " : " + was + " → " + is);
            }
        }
        return leaks;
    }

    /** The JDK keeps the thread that waits for a child's end for a minute: not ours. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("process reaper"))
                .count();
    }

    private static long entries(ProcessHandle process, String kind) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", String.valueOf(process.pid()), kind))) {
            return entries.count();
        }
    }

    private static long liveHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least / 1024;
    }
}
