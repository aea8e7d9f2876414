package org.faultline.web.alert;

import static org.faultline.web.export.CsvTable.column;

import java.util.List;
import org.faultline.web.export.CsvTable;

/** The columns of a list of alerts as CSV. */
final class AlertColumns {
    static final CsvTable TABLE = new CsvTable(List.of(
            column("id", "#meta+id", "/id"),
            column("title", "#event+name", "/title"),
            column("summary", "#description", "/summary"),
            column("severity", "#severity", "/severity"),
            column("certainty", "#meta+certainty", "/certainty"),
            column("condition", "#status", "/condition"),
            column("workflow", "#status+workflow", "/workflow"),
            column("rule", "#meta+rule", "/rule"),
            column("ruleVersion", "#meta+rule+version", "/ruleVersion"),
            column("groupBy", "#subject", "/groupBy"),
            column("firstEventDate", "#date+start", "/firstEventDate"),
            column("lastEventDate", "#date+end", "/lastEventDate"),
            column("detectedAt", "#date+reported", "/detectedAt"),
            column("updatedAt", "#date+updated", "/updatedAt"),
            column("revision", "#meta+version", "/revision"),
            column("independentSources", "#indicator+sources+num", "/independentSources"),
            column("countries", "#country+code+list", "/countries"),
            column("admin1s", "#adm1+name+list", "/admin1s"),
            column("groups", "#org+group+list", "/groups"),
            column("actors", "#org+name+list", "/actors"),
            column("place", "#loc+name", "/location/name"),
            column("lat", "#geo+lat", "/location/lat"),
            column("lon", "#geo+lon", "/location/lon"),
            column("uncertaintyMetres", "#geo+precision+m", "/location/uncertaintyMetres"),
            column("draft", "#meta+draft", "/draft")));

    private AlertColumns() {}
}
