/** Lists of alerts and events, and single alerts, in the formats that other programs take: GeoJSON, CSV, Atom, CAP. */
@NullMarked
package org.faultline.web.export;

import org.jspecify.annotations.NullMarked;
