# What an installation holds. Programs, manual pages and desktop files.
include(GNUInstallDirs)
install(TARGETS durascope dscope RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES packaging/desktop/org.durascope.Durascope.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/desktop/org.durascope.Durascope.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/icons/org.durascope.Durascope.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES packaging/man/dscope.1 packaging/man/durascope.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
