# What an installation holds. Programs, manual pages and desktop files.
include(GNUInstallDirs)
install(TARGETS durascope dscope RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
