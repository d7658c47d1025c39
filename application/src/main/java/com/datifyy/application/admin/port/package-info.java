/// What the staff needs from outside.
@NullMarked
package com.datifyy.application.admin.port;

import org.jspecify.annotations.NullMarked;
