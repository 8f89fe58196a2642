package dudao.commons.testing.access;

import dudao.commons.testing.Rows;
import java.util.UUID;

/** The caller's organisation, a county bureau, with one organisation in each other position to it. */
public record Places(UUID own, UUID subordinate, UUID sibling, UUID superior, UUID foreign) {

    private static final String INSERT =
            "insert into organization (id, kind, name, parent_id, path, county_id, code_scheme, code, version)"
                    + " values (?, ?, ?, ?, ?, ?, 'SCHOOL', ?, 0)";

    public static Places create() {
        UUID city = UUID.randomUUID();
        UUID county = UUID.randomUUID();
        UUID school = UUID.randomUUID();
        UUID neighbour = UUID.randomUUID();
        UUID otherCity = UUID.randomUUID();
        UUID otherCounty = UUID.randomUUID();
        String root = insert("CITY_BUREAU", city, null, "", null);
        String middle = insert("COUNTY_BUREAU", county, city, root, county);
        insert("SCHOOL", school, county, middle, county);
        insert("COUNTY_BUREAU", neighbour, city, root, neighbour);
        String elsewhere = insert("CITY_BUREAU", otherCity, null, "", null);
        insert("COUNTY_BUREAU", otherCounty, otherCity, elsewhere, otherCounty);
        return new Places(county, school, neighbour, city, otherCounty);
    }

    private static String insert(String kind, UUID id, UUID parent, String above, UUID county) {
        String path = above + id.toString().replace("-", "") + "/";
        Rows.sql(INSERT, id, kind, "矩阵 " + kind, parent, path, county, code(id));
        return path;
    }

    /** What stands for the official code of an organisation. */
    public static String code(UUID id) {
        return "%010d".formatted(Math.floorMod(id.getMostSignificantBits(), 10_000_000_000L));
    }

    public UUID at(Position position) {
        return switch (position) {
            case OWN -> own;
            case SUBORDINATE -> subordinate;
            case SIBLING -> sibling;
            case SUPERIOR -> superior;
            case FOREIGN -> foreign;
        };
    }

    /** Whoever looks after the organisation in that position: its superior, or itself where it has none. */
    public UUID above(Position position) {
        return switch (position) {
            case OWN, SIBLING, SUPERIOR -> superior;
            case SUBORDINATE -> own;
            case FOREIGN -> foreign;
        };
    }
}
