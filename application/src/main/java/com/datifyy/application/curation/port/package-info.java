/// What curation needs from outside: somebody who comments on pairs, what they said before, and what they may
/// be asked.
@NullMarked
package com.datifyy.application.curation.port;

import org.jspecify.annotations.NullMarked;
