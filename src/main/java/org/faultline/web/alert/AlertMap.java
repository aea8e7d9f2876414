package org.faultline.web.alert;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Locale;
import org.faultline.alert.store.AlertSearch;
import org.faultline.notify.mail.page.AlertPage;
import org.faultline.notify.mail.page.MapCache;
import org.faultline.notify.mail.words.MailPhrases;

/** The map of an alert as a picture, for its page and for reports; drawn here, as in mails. */
@Path("/alerts/{id: \\d{1,18}}/map.png")
@Produces("image/png")
public class AlertMap {
    private final AlertSearch alertSearch;
    private final MapCache maps;

    AlertMap(AlertSearch alertSearch, MapCache maps) {
        this.alertSearch = alertSearch;
        this.maps = maps;
    }

    @GET
    public byte[] png(@PathParam("id") long id) {
        return alertSearch
                .whole(id)
                .flatMap(whole -> maps.of(whole.now().evidence(), MailPhrases.of(Locale.ENGLISH)))
                .map(AlertPage.Picture::png)
                .orElseThrow(NotFoundException::new)
                .bytes();
    }
}
