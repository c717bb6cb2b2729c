"""Starts WebKitGTK for its WebDriver, as MiniBrowser does, but with a profile that stays and downloads that are kept."""
import sys
import gi
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2
profile, downloads, width, height = sys.argv[1:5]
manager = WebKit2.WebsiteDataManager(base_data_directory=profile + "/data", base_cache_directory=profile + "/cache")
context = WebKit2.WebContext.new_with_website_data_manager(manager)

def made(session):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    window = Gtk.Window()
    window.set_default_size(int(width), int(height))
    window.add(view)
    window.show_all()
    view.connect("close", lambda _: window.destroy())
    return view

def started(_, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("launcher")
    info.set_version(1, 0, 0)
    session.set_application_info(info)
    session.connect("create-web-view", made)

def named(download, name):
    download.set_destination("file://" + downloads + "/" + name)
    return True

context.connect("automation-started", started)
context.connect("download-started", lambda _, download: download.connect("decide-destination", named))
context.set_automation_allowed(True)
Gtk.main()
