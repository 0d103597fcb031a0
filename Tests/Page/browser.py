"""A headless Chromium, driven over its own pipe (DevTools protocol): no library, no port."""

import base64
import json
import os
import subprocess
import time


class Browser:
    def __init__(self, program, profile, root):
        to_browser, self.writing = os.pipe()
        self.reading, from_browser = os.pipe()

        def places():
            # The browser reads at 3 and writes at 4; neither may be overwritten by the other.
            first, second = os.dup(to_browser), os.dup(from_browser)
            os.dup2(first, 3)
            os.dup2(second, 4)

        flags = [
            "--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run", "--disable-extensions",
            "--hide-scrollbars", "--disable-background-networking", "--user-data-dir=" + profile,
        ]
        if root:
            flags.append("--no-sandbox")
        self.process = subprocess.Popen(
            [program] + flags + ["about:blank"], preexec_fn=places, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        target = self.ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = None
        self.session = self.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        self.errors = []
        for domain in ("Page", "Runtime", "Log"):
            self.ask(domain + ".enable")

    def ask(self, method, parameters=None, seconds=20):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters or {}}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            answer = self.next()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.note(answer)
        raise RuntimeError(f"{method}: no answer within {seconds} s")

    def next(self):
        while b"\0" not in self.buffer:
            more = os.read(self.reading, 1 << 16)
            if not more:
                raise RuntimeError("the browser is gone")
            self.buffer += more
        line, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(line)

    def note(self, event):
        """What a page's script did wrong, and what its policy forbade it."""
        if event.get("method") == "Runtime.exceptionThrown":
            details = event["params"]["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description", details["text"]))
        if event.get("method") == "Log.entryAdded" and event["params"]["entry"].get("source") in ("security", "javascript"):
            self.errors.append(event["params"]["entry"]["text"])

    def run(self, script):
        """The value of an expression in the page."""
        answer = self.ask("Runtime.evaluate", {"expression": script, "returnByValue": True, "awaitPromise": True})
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{script}: {answer['exceptionDetails'].get('exception', {}).get('description')}")
        return answer["result"].get("value")

    def wait(self, what, script, seconds=30):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = None
            try:
                # An element itself has no value.
                found = self.run(f"!!({script})")
            except RuntimeError:
                # The page is just being left.
                pass
            if found:
                return found
            time.sleep(0.1)
        raise RuntimeError(f"waited {seconds} s for {what}; the page says: {self.run('document.body.innerText')[:1500]}")

    def open(self, address):
        self.ask("Page.navigate", {"url": address})
        self.wait("the page " + address, "document.readyState==='complete'&&location.href!=='about:blank'")

    def window(self, width, height, is_dark=False, is_phone=True):
        self.ask("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 2 if is_phone else 1, "mobile": is_phone})
        self.scheme(is_dark)

    def scheme(self, is_dark):
        self.ask("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def picture(self, path):
        data = self.ask("Page.captureScreenshot", {"format": "png"})["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def press(self, selector):
        """As a thumb does: at the middle of what is seen."""
        place = self.run(
            "(()=>{const e=document.querySelector(%s);if(!e)return null;e.scrollIntoView({block:'center'});"
            "const b=e.getBoundingClientRect();return [b.x+b.width/2,b.y+b.height/2]})()" % json.dumps(selector))
        if place is None:
            raise RuntimeError("nothing to press at " + selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", {
                "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1})

    def key(self, name, code):
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", {
                "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code})

    def close(self):
        try:
            self.session = None
            self.ask("Browser.close", seconds=5)
        except (RuntimeError, OSError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
