#!/usr/bin/env python3
"""Drops files on a window from another process, as a file manager does: XDND version 5.

usage: drop.py TITLE FILE...      Needs python3-xlib and a running X server.
"""
import os
import sys
import time
from urllib.parse import quote

from Xlib import X, Xatom, display
from Xlib.protocol import event


class Source:
    """The side of a drag that owns the files."""

    def __init__(self, title, files):
        self.display = display.Display()
        screen = self.display.screen()
        self.window = screen.root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self.target = self.find(screen.root, title)
        if self.target is None:
            sys.exit(f"no window is called {title}")
        self.uris = "".join(f"file://{quote(os.path.abspath(f))}\r\n" for f in files).encode()
        self.window.set_selection_owner(self.atom("XdndSelection"), X.CurrentTime)

    def atom(self, name):
        return self.display.intern_atom(name)

    def find(self, window, title):
        name = window.get_full_text_property(self.atom("_NET_WM_NAME")) or window.get_wm_name()
        if name == title and window.get_attributes().map_state == X.IsViewable:
            return window
        below = (self.find(child, title) for child in window.query_tree().children)
        return next((found for found in below if found is not None), None)

    def say(self, name, *data):
        message = event.ClientMessage(window=self.target, client_type=self.atom(name), data=(32, data))
        self.target.send_event(message)
        self.display.flush()

    def give(self, request):
        """Hands the list of files over."""
        self_property = request.property or request.target
        if request.target == self.atom("TARGETS"):
            request.requestor.change_property(self_property, Xatom.ATOM, 32, [self.atom("text/uri-list")])
        else:
            request.requestor.change_property(self_property, request.target, 8, self.uris)
        request.requestor.send_event(
            event.SelectionNotify(time=request.time, requestor=request.requestor, selection=request.selection,
                                  target=request.target, property=self_property))
        self.display.flush()

    def wait_for(self, name, seconds=10):
        """The data of the message of this name; hands files over meanwhile."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            while self.display.pending_events():
                e = self.display.next_event()
                if e.type == X.SelectionRequest:
                    self.give(e)
                elif e.type == X.ClientMessage and e.client_type == self.atom(name):
                    return e.data[1]
            time.sleep(0.01)
        sys.exit(f"the window never said {name}")

    def drop(self):
        me, geometry = self.window.id, self.target.get_geometry()
        middle = (geometry.width // 2) << 16 | geometry.height // 2
        self.say("XdndEnter", me, 5 << 24, self.atom("text/uri-list"), 0, 0)
        self.say("XdndPosition", me, 0, middle, X.CurrentTime, self.atom("XdndActionCopy"))
        if not self.wait_for("XdndStatus")[1] & 1:
            sys.exit("the window does not take files")
        self.say("XdndDrop", me, 0, X.CurrentTime, 0, 0)
        self.wait_for("XdndFinished")


Source(sys.argv[1], sys.argv[2:]).drop()
