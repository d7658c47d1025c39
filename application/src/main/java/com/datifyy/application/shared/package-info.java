/// What every operation goes through, whichever transport it came by.
@NullMarked
package com.datifyy.application.shared;

import org.jspecify.annotations.NullMarked;
