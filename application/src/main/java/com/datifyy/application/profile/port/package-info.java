/// What profiles need from outside: the stores of profiles, photos, pictures and moves, and the processing of
/// pictures.
@NullMarked
package com.datifyy.application.profile.port;

import org.jspecify.annotations.NullMarked;
