/// Pairs as staff look at them: who comments on a score, within which bounds, and what is served when nobody
/// does.
@NullMarked
package com.datifyy.application.curation;

import org.jspecify.annotations.NullMarked;
