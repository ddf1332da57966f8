package foundrybench.catalog;

import foundrybench.format.FileWords;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The price tables there are: those that ship, and the person's own, which add to them or replace them by id.
public final class PriceTables {
    /// The team's guide.
    public static final String DEFAULT = "guide-2026-05";

    private static final List<String> SHIPPED = List.of("prices/guide-2026-05.json", "prices/published-2026-07.json");

    private final Map<String, PriceTable> tables;

    private PriceTables(Map<String, PriceTable> tables) {
        this.tables = tables;
    }

    /// Reads all tables.
    ///
    /// @param home the folder whose `prices/*.json` are the person's own
    /// @throws CatalogException when one of those cannot be used
    public static PriceTables load(Path home) throws CatalogException {
        var tables = new LinkedHashMap<String, PriceTable>();
        for (var asset : SHIPPED) {
            add(tables, PriceTable.read(Assets.json(asset), asset));
        }
        for (var file : ownFiles(home.resolve("prices"))) {
            try {
                add(tables, PriceTable.read(Json.parse(withoutByteOrderMark(Files.readString(file))), file.toString()));
            } catch (JsonException e) {
                throw new CatalogException("%s, line %d, column %d: %s".formatted(file, e.line(), e.column(), e.getMessage()));
            } catch (IOException e) {
                throw new CatalogException("%s cannot be read: %s".formatted(file, FileWords.of(e)));
            }
        }
        return new PriceTables(tables);
    }

    /// All tables, the shipped ones first.
    public Collection<PriceTable> all() {
        return List.copyOf(tables.values());
    }

    /// The table of this id.
    ///
    /// @throws CatalogException naming those there are
    public PriceTable get(String id) throws CatalogException {
        var table = tables.get(id);
        if (table == null) {
            throw new CatalogException(
                    "There is no price table %s. There are: %s.".formatted(id, String.join(", ", tables.keySet())));
        }
        return table;
    }

    private static void add(Map<String, PriceTable> tables, PriceTable table) {
        tables.put(table.id(), table);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<Path> ownFiles(Path folder) throws CatalogException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new CatalogException("%s cannot be read: %s".formatted(folder, FileWords.of(e)));
        }
    }
}
